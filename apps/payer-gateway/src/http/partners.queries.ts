import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '@claimstream/service-kit';
import { z } from 'zod';
import { PartnerAgreement } from '../domain/partner-connection.js';

/** A partner connection as operators see it. */
export const PartnerView = z.object({
  tenantId: z.uuid().meta({ description: 'The tenant that owns the connection.' }),
  partnerId: z.uuid(),
  agreement: PartnerAgreement,
  next: z
    .object({ interchange: z.int(), group: z.int(), set: z.int() })
    .meta({ description: 'The control numbers that are given out next (ISA13, GS06, ST02).' }),
});
export type PartnerView = z.output<typeof PartnerView>;

const partner = `select tenant_id as "tenantId", id as "partnerId", state - 'next' - 'stateVersion' as agreement, state->'next' as next
  from partner_connection`;

export async function findPartner(tx: Tx, id: string): Promise<PartnerView | undefined> {
  const [view] = await tx.query<PartnerView>(`${partner} where id = $1`, [id]);
  return view;
}

export const listPartners = (
  tx: Tx,
  { after, limit }: { after: CursorKeys | undefined; limit: number },
): Promise<PartnerView[]> =>
  tx.query(`${partner} where $1::text is null or (name, id) > ($1, $2::uuid) order by name, id limit $3`, [
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ]);
