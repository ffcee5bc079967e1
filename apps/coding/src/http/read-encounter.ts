import { Encounter } from '@claimstream/contracts';
import { type Fault, faultsOf, pointerTo } from '@claimstream/service-kit';

/** An encounter of the right shape, or all that is wrong with it. */
export type ReadEncounter = { ok: true; encounter: Encounter } | { ok: false; faults: Fault[] };

/** Checks what a client sent as an encounter: every field, and that the lines point to diagnoses that are there. Says all faults at once. */
export function readEncounter(body: unknown, at: readonly PropertyKey[] = []): ReadEncounter {
  const read = Encounter.safeParse(body);
  const pointers = pointerFaults(body, at);
  if (read.success && pointers.length === 0) return { ok: true, encounter: read.data };
  return { ok: false, faults: [...(read.success ? [] : faultsOf(read.error.issues, body, at)), ...pointers] };
}

const mostDiagnoses = 12;

/**
 * Lines of professional encounters that point past the diagnoses. Where there is no diagnosis at all the encounter waits for a coder, and
 * only pointers that no claim can have (more than 12) are faults.
 */
function pointerFaults(body: unknown, at: readonly PropertyKey[]): Fault[] {
  if (!isRecord(body) || body['kind'] !== 'professional') return [];
  const { diagnoses, serviceLines } = body;
  if (!Array.isArray(diagnoses) || !Array.isArray(serviceLines)) return [];
  const last = diagnoses.length === 0 ? mostDiagnoses : diagnoses.length;
  return serviceLines.flatMap((line: unknown, position) => {
    const pointers = isRecord(line) ? line['diagnosisPointers'] : undefined;
    if (!Array.isArray(pointers)) return [];
    return pointers.flatMap((pointer: unknown, place) =>
      typeof pointer === 'number' && pointer > last
        ? [
            {
              pointer: pointerTo([...at, 'serviceLines', position, 'diagnosisPointers', place]),
              code: 'POINTER_OUT_OF_RANGE',
              detail: 'There is no diagnosis at this position.',
            },
          ]
        : [],
    );
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
