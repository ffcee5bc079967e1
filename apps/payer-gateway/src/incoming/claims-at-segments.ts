import { readInterchanges } from '@claimstream/x12';

/**
 * Which claims stand at these segments (ST = 1) of a set that we sent, by control number. The levels that open for a claim (billing provider,
 * subscriber, patient) count as its own; the head of the set is nobody's.
 */
export function claimsAtSegments(
  content: Uint8Array,
  set: { groupControlNumber: number; setControlNumber: string },
  positions: readonly number[],
): Map<number, string> {
  const sets = readInterchanges(content)
    .interchanges.flatMap(({ groups }) => groups)
    .filter(({ header }) => Number(header.controlNumber) === set.groupControlNumber)
    .flatMap(({ transactions }) => transactions)
    .filter(({ controlNumber }) => controlNumber === set.setControlNumber);
  const claims = sets.flatMap((read) => (read.type === 'unknown' ? [] : read.claims));
  return new Map(
    positions.flatMap((position): [number, string][] => {
      const found = claims.find(({ segments }) => segments.from <= position && position <= segments.to);
      return found ? [[position, found.claim.patientControlNumber]] : [];
    }),
  );
}
