import { transactionName } from '../documents/declared/index.js';
import { type Finding } from '../findings.js';
import { collector, type ReadFile, type ReadTransaction } from '../reader/collect.js';
import { type ReadOptions } from '../reader/x12-reader.js';
import { type ChunkSource, readX12Stream } from '../reader/read.js';

/** What `validate` prints of a file. Findings of transaction sets stand with them, all others at the end. */
export interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly transactions: readonly TransactionVerdict[];
  readonly findings: readonly PrintedFinding[];
}

interface TransactionVerdict {
  /** `837P` where we know the guide, else ST01. */
  readonly type: string;
  readonly guide: string;
  readonly control: string;
  readonly accepted: boolean;
  readonly findings: readonly PrintedFinding[];
}

/** A finding without the value that the 999 would copy: it may be personal. */
type PrintedFinding = Pick<Finding, 'snip' | 'severity' | 'code' | 'path' | 'message'> & {
  /** Counted from ST = 1; 0 outside of a transaction set. */
  readonly segment: number;
  readonly line: number;
};

/** Reads a file as it comes and says what is wrong with it; a file in which nothing is wrong has at least one interchange. */
export async function validate(file: string, source: ChunkSource, options: ReadOptions): Promise<Verdict> {
  const collected = collector();
  await readX12Stream(source, [collected], options);
  return verdictOf(file, collected.file);
}

function verdictOf(file: string, { interchanges, findings }: ReadFile): Verdict {
  const groups = interchanges.flatMap((interchange) => interchange.groups);
  const outside = [...findings, ...[...interchanges, ...groups].flatMap((part) => part.findings)];
  const transactions = groups.flatMap((group) => group.transactions).map(transactionVerdict);
  const valid = interchanges.length > 0 && transactions.every(({ accepted }) => accepted) && !hasErrors(outside);
  return { file, valid, transactions, findings: outside.map(printed) };
}

function transactionVerdict({ transaction, outcome, findings }: ReadTransaction): TransactionVerdict {
  const { type, guide, guideReference, group, controlNumber } = transaction;
  return {
    type: (guide && transactionName(guide.guide)) ?? type,
    guide: guide?.guide.id ?? (guideReference || group.guideId),
    control: controlNumber,
    accepted: outcome.errors === 0,
    findings: findings.map(printed),
  };
}

const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');

function printed({ snip, severity, code, path, position, message }: Finding): PrintedFinding {
  return { snip, severity, code, path, segment: position.segmentIndex, line: position.line, message };
}
