import { Id } from '@claimstream/contracts';
import { PageQuery } from '@claimstream/service-kit';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { z } from 'zod';
import { listedStatuses } from './remittance-files.queries.js';

export class RemittancesQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: listedStatuses,
    description:
      'Only accepted ones moved money; quarantined, review and out_of_balance wait for a person, who has decided about released and dismissed ones.',
  })
  @IsOptional()
  @IsIn(listedStatuses)
  status?: string;
}

const Reason = z.string().trim().min(1).max(500).meta({ description: 'Why; kept with it and in the audit. Nothing personal.' });

/** Closes a remittance that waits without money. */
export const DismissRequest = z.strictObject({ reason: Reason });
export type DismissRequest = z.output<typeof DismissRequest>;

/** Has a remittance that waits decided about once more. */
export const ReleaseRequest = z.strictObject({
  reason: Reason,
  tenantId: Id.optional().meta({
    description:
      'Whose money it is, a client of the connection, where its payee does not say it; without it the agreement decides.',
  }),
  newPayment: z
    .boolean()
    .default(false)
    .meta({ description: 'It is another payment, though one of this payer, trace and day with other content was posted.' }),
});
export type ReleaseRequest = z.output<typeof ReleaseRequest>;
