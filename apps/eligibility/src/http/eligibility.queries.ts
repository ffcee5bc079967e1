import type { EligibilityCheckView, InquiryView } from '@claimstream/contracts';
import type { Tx } from '@claimstream/messaging';
import type { Inquiry } from '../domain/inquiry.js';
import type { Asker } from '../domain/question.js';

/** What an encounter was told of its coverage, the latest first. */
export async function findChecks(tx: Tx, encounterId: string): Promise<EligibilityCheckView[]> {
  const rows = await tx.query<Omit<EligibilityCheckView, 'inquiryId'> & { inquiryId: string | null }>(
    `select id as "checkId", tenant_id as "tenantId", encounter_id as "encounterId", revision, billing_case_id as "billingCaseId",
            inquiry_id as "inquiryId", status, reused, coverage,
            to_char(checked_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "checkedAt"
     from eligibility_check where encounter_id = $1 order by id desc`,
    [encounterId],
  );
  return rows.map(({ inquiryId, ...row }) => ({ ...row, ...(inquiryId !== null && { inquiryId }) }));
}

/** Who was told last, of the encounter's highest revision, and of which inquiry: an answer to an earlier revision may come later. */
export async function findCurrentCheck(tx: Tx, encounterId: string): Promise<(Asker & { inquiryId?: string }) | undefined> {
  const [row] = await tx.query<Asker & { inquiryId: string | null }>(
    `select encounter_id as "encounterId", revision, billing_case_id as "billingCaseId", inquiry_id as "inquiryId"
     from eligibility_check where encounter_id = $1 order by revision desc, id desc limit 1`,
    [encounterId],
  );
  return row && { ...row, inquiryId: row.inquiryId ?? undefined };
}

/** The inquiry; undefined when there is none of this id for these tenants. */
export async function findInquiry(tx: Tx, inquiryId: string): Promise<InquiryView | undefined> {
  const [row] = await tx.query<{ tenant_id: string; state: Inquiry }>('select tenant_id, state from inquiry where id = $1', [
    inquiryId,
  ]);
  return row && toView(row.tenant_id, row.state);
}

/** Undefined for what stands under an encounter's id because nobody was asked. */
export function toView(tenantId: string, state: Inquiry): InquiryView | undefined {
  if (state.status === 'not_asked') return undefined;
  const { status, inquiry, attempt, askedAt } = state;
  return {
    ...{ inquiryId: inquiry.inquiryId, tenantId, status, attempt, askedAt, inquiry },
    waitingEncounterIds: 'waiting' in state ? state.waiting.map(({ encounterId }) => encounterId) : [],
    ...('deadlineAt' in state && { deadlineAt: state.deadlineAt }),
    ...('retryAt' in state && { retryAt: state.retryAt }),
    ...('coverage' in state && { coverage: state.coverage }),
  };
}
