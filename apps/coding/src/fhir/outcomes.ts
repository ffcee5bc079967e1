import type { EncounterReceipt } from '@claimstream/contracts';
import type { FhirIssue } from './read-bundle.js';

interface OutcomeIssue {
  severity: 'error' | 'warning' | 'information';
  code: string;
  diagnostics: string;
  expression?: string[];
}

export interface OperationOutcome {
  resourceType: 'OperationOutcome';
  issue: OutcomeIssue[];
}

/** What became of one entry of the bundle: an encounter that was taken in or passed over, or a resource that was read for others. */
export type EntryOutcome =
  { kind: 'taken-in'; position: number; receipt: EncounterReceipt } | { kind: 'passed-over'; position: number; because: string };

/** Nothing was stored, for all these reasons. */
export const refusalOutcome = (issues: readonly FhirIssue[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ expression, details }) => ({
    severity: 'error',
    code: 'invalid',
    diagnostics: details,
    expression: [expression],
  })),
});

/** The answer to a transaction: an entry for each of its entries, in the same order. Resources other than encounters are read and not kept. */
export function transactionResponse(size: number, outcomes: readonly EntryOutcome[]) {
  const byPosition = new Map(outcomes.map((outcome) => [outcome.position, outcome]));
  return {
    resourceType: 'Bundle' as const,
    type: 'transaction-response' as const,
    entry: Array.from({ length: size }, (_, position) => ({ response: responseOf(byPosition.get(position)) })),
  };
}

function responseOf(outcome: EntryOutcome | undefined) {
  if (!outcome) return { status: '200 OK' };
  const about: OperationOutcome = { resourceType: 'OperationOutcome', issue: issuesOf(outcome) };
  if (outcome.kind === 'passed-over') return { status: '200 OK', outcome: about };
  const { encounterId, revision, outcome: became } = outcome.receipt;
  return {
    status: became === 'created' ? '201 Created' : '200 OK',
    location: `Encounter/${encounterId}/_history/${revision}`,
    etag: `W/"${revision}"`,
    outcome: about,
  };
}

/** The answer to a collection: what became of each of its encounters. */
export const collectionOutcome = (outcomes: readonly EntryOutcome[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: outcomes.flatMap(issuesOf),
});

function issuesOf(outcome: EntryOutcome): OutcomeIssue[] {
  const expression = [`Bundle.entry[${outcome.position}].resource`];
  if (outcome.kind === 'passed-over') {
    return [{ severity: 'warning', code: 'not-supported', diagnostics: `Passed over: ${outcome.because}.`, expression }];
  }
  const { encounterId, status, outcome: became, findings } = outcome.receipt;
  return [
    {
      severity: 'information',
      code: 'informational',
      diagnostics: `Encounter ${encounterId}: ${became}, ${status}.`,
      expression,
    },
    ...findings.map(({ severity, code, message }) => ({
      severity: severity === 'information' ? severity : ('warning' as const),
      code: 'business-rule',
      diagnostics: `${code}: ${message}`,
      expression,
    })),
  ];
}
