import { Charge, type ChargeBatchResult } from '@claimstream/contracts';
import { type Fault, faultsOf, InvalidRequest } from '@claimstream/service-kit';
import type { ChargeIntake } from '../../domain/charges/record-charge.js';
import { mostCharges } from './charges.requests.js';
import { toChargeReceipt } from './take-in-charges.js';

type ReadCharge = { readonly charge: Charge } | { readonly faults: Fault[] };

/** The charges of a batch that have the right shape, and how the results of all come together. */
export interface ChargeBatch {
  readonly told: readonly Charge[];
  /** Takes what became of `told`, in the same order. */
  resultsOf(intakes: readonly ChargeIntake[]): ChargeBatchResult[];
}

/** Reads a batch. One that is no list of 1 to 1,000 is refused as a whole; a bad charge is only its own result. */
export function readCharges(body: unknown): ChargeBatch {
  const items = itemsOf(body).map(readCharge);
  return {
    told: items.flatMap((item) => ('charge' in item ? [item.charge] : [])),
    resultsOf: (intakes) => {
      let next = 0;
      return items.map((item, index) =>
        'charge' in item ? resultOf(index, intakes[next++]!) : { index, outcome: 'invalid', errors: item.faults },
      );
    },
  };
}

export function readCharge(body: unknown): ReadCharge {
  const read = Charge.safeParse(body);
  return read.success ? { charge: read.data } : { faults: faultsOf(read.error.issues, body) };
}

function itemsOf(body: unknown): unknown[] {
  const items: unknown = typeof body === 'object' && body !== null && 'charges' in body ? body.charges : undefined;
  if (!Array.isArray(items)) {
    const code = items === undefined ? 'REQUIRED' : 'INVALID_TYPE';
    throw new InvalidRequest([{ pointer: '/charges', code, detail: 'A list of charges.' }]);
  }
  if (items.length >= 1 && items.length <= mostCharges) return items as unknown[];
  const code = items.length < 1 ? 'TOO_SMALL' : 'TOO_BIG';
  throw new InvalidRequest([{ pointer: '/charges', code, detail: 'A batch has 1 to 1,000 charges.' }]);
}

function resultOf(index: number, intake: ChargeIntake): ChargeBatchResult {
  if (intake.kind === 'refused') return { index, outcome: 'refused', code: intake.code, detail: intake.detail };
  return { index, ...toChargeReceipt(intake) };
}
