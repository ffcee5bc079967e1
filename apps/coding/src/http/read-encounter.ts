import { Encounter } from '@claimstream/contracts';
import { type PriceBook, emptyBook } from '../domain/charge-master/price-book.js';
import { withPrices } from '../domain/charge-master/price-lines.js';
import { type Fault, faultsOf, pointerTo } from '@claimstream/service-kit';

/** An encounter of the right shape, or all that is wrong with it. */
export type ReadEncounter = { ok: true; encounter: Encounter } | { ok: false; faults: Fault[] };

/**
 * Checks what a client sent as an encounter: every field, and that the lines point to diagnoses that are there. Lines that name a charge
 * number are filled in from the book first. Says all faults at once.
 */
export function readEncounter(sent: unknown, book: PriceBook = emptyBook): ReadEncounter {
  const body = withPrices(sent, book);
  const read = Encounter.safeParse(body);
  const pointers = pointerFaults(body);
  if (read.success && pointers.length === 0) return { ok: true, encounter: read.data };
  return {
    ok: false,
    faults: [...(read.success ? [] : faultsOf(read.error.issues, body)), ...unpricedFaults(body), ...pointers],
  };
}

/** Lines that leave their charge to the charge master, which has none for them. */
function unpricedFaults(body: unknown): Fault[] {
  if (!isRecord(body) || !Array.isArray(body['serviceLines'])) return [];
  return body['serviceLines'].flatMap((line: unknown, position) =>
    isRecord(line) && line['chargeNumber'] !== undefined && line['chargeAmountCents'] === undefined
      ? [
          {
            pointer: pointerTo(['serviceLines', position, 'chargeNumber']),
            code: 'CHARGE_NUMBER_UNKNOWN',
            detail: 'The charge master has no price for it on this day, and the line says none.',
          },
        ]
      : [],
  );
}

const mostDiagnoses = 12;

/**
 * Lines of professional encounters that point past the diagnoses. Where there is no diagnosis at all the encounter waits for a coder, and
 * only pointers that no claim can have (more than 12) are faults.
 */
function pointerFaults(body: unknown): Fault[] {
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
              pointer: pointerTo(['serviceLines', position, 'diagnosisPointers', place]),
              code: 'POINTER_OUT_OF_RANGE',
              detail: 'There is no diagnosis at this position.',
            },
          ]
        : [],
    );
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
