import type { Encounter, Finding, Override } from '@claimstream/contracts';
import type { CodeTables } from '@claimstream/code-sets';
import type { CalendarDate } from '@claimstream/kernel';
import type { EarlierService } from './earlier-service.js';
import type { WaitingFor } from './encounter-record.js';
import { allEdits, editsRelease, institutionalEdits, professionalEdits } from './edits/all-edits.js';
import { codingOf } from './edits/coding.js';
import type { EditFacts, EditFinding } from './edits/edit.js';
import { isOf, isOfAllLike } from './findings-answered.js';

/** What the codes of an encounter are held against. */
export interface ReviewFacts {
  /** The last day on which a service can have happened. */
  readonly today: CalendarDate;
  readonly tables: CodeTables;
  /** What other encounters of the patient did. */
  readonly earlier: readonly EarlierService[];
  /** Answers that a person gave to findings before. */
  readonly overrides?: readonly Override[];
}

/** What was found, and the code-set releases that said so, by set. A finding that a person answered carries the answer. */
interface Found {
  findings: Finding[];
  releases: Record<string, string>;
}

/** What follows from the codes of an encounter: released with its warnings, or held with every reason at once. */
export type Review =
  ({ status: 'coded' } & Found) | ({ status: 'held'; waitingFor: WaitingFor; reasons: [Finding, ...Finding[]] } & Found);

/** Says whether an encounter may be billed. What nobody will be billed for needs no codes and passes. */
export function reviewCodes(encounter: Encounter, { overrides = [], ...facts }: ReviewFacts): Review {
  if (encounter.billableStatus === 'NOT_BILLABLE') return { status: 'coded', findings: [], releases: {} };

  const coding = codingOf(encounter);
  const entries = encounter.diagnoses.map(({ code }) => facts.tables.diagnosis(code, coding.codesOn));
  const found = findingsOf(encounter, { ...facts, coding, entries }).map((finding) => answered(finding, overrides));
  const findings = found.map(({ waitsFor: _, ...finding }) => finding);
  const releases = facts.tables.releasesOn(coding.codesOn);
  const open = found.filter(blocks);
  const [first, ...others] = findings.filter(blocks);
  if (!first) return { status: 'coded', findings, releases };

  const waitingFor = open.some(({ waitsFor }) => waitsFor === 'coder') ? 'coder' : 'provider';
  return { status: 'held', waitingFor, findings, reasons: [first, ...others], releases };
}

/** An error holds an encounter unless a person has answered it. */
const blocks = ({ severity, override }: Finding): boolean => severity === 'error' && !override;

/** The finding with the answer to it, if there is one and it is one that a person may give. */
function answered(finding: EditFinding, overrides: readonly Override[]): EditFinding {
  if (!finding.overridable) return finding;
  const override = overrides.find((each) => isOf(each, finding)) ?? overrides.find((each) => isOfAllLike(each, finding));
  if (!override) return finding;
  const { reason, by, at } = override;
  return { ...finding, override: { reason, by, at } };
}

function findingsOf(encounter: Encounter, facts: EditFacts): EditFinding[] {
  const ofAll = allEdits.flatMap((edit) => edit(encounter, facts));
  switch (encounter.kind) {
    case 'professional':
      return stamped([...ofAll, ...professionalEdits.flatMap((edit) => edit(encounter, facts))]);
    case 'institutional':
      return stamped([...ofAll, ...institutionalEdits.flatMap((edit) => edit(encounter, facts))]);
  }
}

/** Each finding names the rule and its release; those of a table name the table's, all others ours. */
const stamped = (found: readonly EditFinding[]): EditFinding[] =>
  found.map((finding) => ({ source: 'coding edits', release: editsRelease, ...finding }));
