import { type ElementError, type SegmentError, type TransactionAcknowledgment } from '../documents/acknowledgments.js';
import { type Finding } from '../findings.js';
import { type TransactionSet } from '../reader/events.js';
import { canEcho, echoed } from './echo.js';

/** What a finding is about in the sender's own numbers: CLM01 of a claim, TRN02 of an inquiry. */
export interface BusinessUnit {
  readonly name: string;
  readonly value: string;
}

/** A finding of a transaction set with the business unit that it falls in. */
export interface FindingInContext {
  readonly finding: Finding;
  readonly unit: BusinessUnit | undefined;
}

/**
 * AK2 to IK5 of one transaction set. Errors reject it, warnings accept it with errors; findings above the guide (balancing, code sets)
 * are none of the 999's business. Undefined when its ST cannot be repeated: then AK9 alone counts it.
 */
export function transactionAcknowledgment(
  { type, controlNumber, guideReference }: TransactionSet,
  findings: readonly FindingInContext[],
): TransactionAcknowledgment | undefined {
  if (!acknowledgedTypes.has(type) || !canEcho(controlNumber, { min: 4, max: 9 })) return undefined;
  const ours = findings.filter(({ finding: { code } }) => /^IK(304|403|502):/.test(code));
  const errors = segmentErrors(ours);
  const rejected = isRejected(findings);
  const guide = echoed(guideReference, 35);
  const syntaxErrors = syntaxErrorsOf(ours);
  return {
    ...{ type, controlNumber },
    ...(guide === undefined ? {} : { guide }),
    ...(errors.length > 0 ? { errors } : {}),
    status: rejected ? 'R' : ours.length > 0 ? 'E' : 'A',
    ...(syntaxErrors.length > 0 ? { syntaxErrors } : {}),
  };
}

/** Whether a 999 turns the transaction set back: it does for errors of syntax and guide. */
export function isRejected(findings: readonly FindingInContext[]): boolean {
  return findings.some(({ finding: { code, severity } }) => severity === 'error' && /^IK(304|403|502):/.test(code));
}

/** What AK201 may name: the guide's list. */
const acknowledgedTypes = new Set(['270', '271', '276', '277', '278', '820', '834', '835', '837']);

/** At most five IK502 codes; 5 and I5 say that segments are in error by standard or by guide. */
function syntaxErrorsOf(findings: readonly FindingInContext[]): string[] {
  const codes = findings.map(({ finding: { code } }) => {
    const [place, value = ''] = code.split(':');
    if (place === 'IK502') return value;
    return value.startsWith('I') ? 'I5' : '5';
  });
  return [...new Set(codes)].slice(0, 5);
}

/** IK3 loops in the order of the file: one for each fault of a segment, one for all bad elements of a segment. */
function segmentErrors(findings: readonly FindingInContext[]): SegmentError[] {
  const errors = new Map<string, SegmentError>();
  for (const { finding, unit } of findings) {
    const { segmentId, segmentIndex, loop } = finding.position;
    const [place, code = ''] = finding.code.split(':');
    if (place === 'IK502' || segmentId.length < 2 || segmentIndex > greatestPosition) continue;
    const elementError = place === 'IK403' ? toElementError(finding, code) : undefined;
    const key = [segmentIndex, segmentId, elementError ? '8' : code].join(' ');
    const error: SegmentError = errors.get(key) ?? {
      ...{ segmentId, position: segmentIndex, code: elementError ? '8' : code },
      ...(loop ? { loop: loop.slice(0, 4) } : {}),
      ...(unit && canEcho(unit.value, { max: 35 }) ? { contexts: [unit] } : {}),
    };
    errors.set(key, elementError ? { ...error, elements: [...(error.elements ?? []), elementError] } : error);
  }
  return [...errors.values()].sort((one, other) => one.position - other.position);
}

/** IK302 has six digits. */
const greatestPosition = 999_999;

function toElementError({ position, dataElement, value }: Finding, code: string): ElementError {
  const { element = 0, component, repetition } = position;
  const number = dataElement !== undefined && /^\d+$/.test(dataElement) ? Number(dataElement) : undefined;
  const copy = value === undefined ? undefined : echoed(value.slice(0, 99).trimEnd(), 99);
  return {
    position: { element, ...(component ? { component } : {}), ...(repetition ? { repetition } : {}) },
    ...(number === undefined ? {} : { dataElement: number }),
    code,
    ...(copy === undefined ? {} : { value: copy }),
  };
}
