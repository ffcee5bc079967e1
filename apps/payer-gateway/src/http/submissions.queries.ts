import type { Tx } from '@claimstream/messaging';
import type { CursorKeys } from '@claimstream/service-kit';
import { z } from 'zod';
import type { Submission } from '../domain/submission.js';

/** One sending of a claim: where it stands in the partner's files, and what came of it. The claim itself is shown by the claims service. */
export const SubmissionView = z.object({
  tenantId: z.uuid(),
  submissionId: z.uuid(),
  claimId: z.uuid(),
  patientControlNumber: z.string(),
  payerId: z.string(),
  status: z.enum(['queued', 'prepared', 'sent', 'acknowledged', 'rejected', 'sent_again']),
  attempt: z.enum(['together', 'once_more', 'alone']),
  queuedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
  partner: z.string().optional(),
  interchangeId: z.uuid().optional(),
  interchangeControlNumber: z.string().optional(),
  groupControlNumber: z.string().optional(),
  transactionControlNumber: z.string().optional(),
  payerClaimControlNumber: z.string().optional(),
  instead: z.uuid().optional().meta({ description: 'The sending that this one replaces.' }),
});
export type SubmissionView = z.output<typeof SubmissionView>;

interface Row {
  tenantId: string;
  id: string;
  state: Submission;
}

const submission = 'select tenant_id as "tenantId", id, state from submission';

export async function findSubmission(tx: Tx, id: string): Promise<SubmissionView | undefined> {
  const [row] = await tx.query<Row>(`${submission} where id = $1`, [id]);
  return row && toView(row);
}

export async function listSubmissions(
  tx: Tx,
  {
    status,
    controlNumber,
    after,
    limit,
  }: { status?: string; controlNumber?: string; after: CursorKeys | undefined; limit: number },
): Promise<SubmissionView[]> {
  const rows = await tx.query<Row>(
    `${submission}
     where ($1::text is null or status = $1) and ($2::text is null or patient_control_number = $2)
       and ($3::uuid is null or (tenant_id, id) > ($3, $4::uuid))
     order by tenant_id, id limit $5`,
    [status ?? null, controlNumber ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(toView);
}

function toView({ tenantId, id, state }: Row): SubmissionView {
  const { claimId, patientControlNumber, payerId, status, attempt, queuedAt, instead } = state;
  const sending = 'sending' in state ? state.sending : undefined;
  return {
    tenantId,
    submissionId: id,
    ...{ claimId, patientControlNumber, payerId, status, attempt, queuedAt, instead },
    sentAt: 'sentAt' in state ? state.sentAt : undefined,
    partner: sending?.partner,
    interchangeId: sending?.interchangeId,
    interchangeControlNumber: sending?.interchangeControlNumber,
    groupControlNumber: sending?.groupControlNumber,
    transactionControlNumber: sending?.transactionControlNumber,
    payerClaimControlNumber: state.status === 'acknowledged' ? state.payerClaimControlNumber : undefined,
  };
}
