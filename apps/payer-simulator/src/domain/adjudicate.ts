import { type Cents, sumCents } from '@claimstream/kernel';
import type { AdjustmentGroup, AdjustmentGroupCode, Claim837, Period, Procedure } from '@claimstream/x12';
import { allowedCents, isVisit } from './fee-schedule.js';
import { type Plan, planOf, sandboxPlan, usualDenial } from './plan.js';
import { type Sandbox, sandboxOf } from './sandbox.js';

/** What the payer decided on a line: charge less adjustments is what it pays. */
export interface AdjudicatedLine {
  procedure: Procedure;
  revenueCode?: string;
  units: number;
  period?: Period;
  lineControlNumber?: string;
  chargeCents: Cents;
  allowedCents: Cents;
  paidCents: Cents;
  adjustments: AdjustmentGroup[];
}

export interface Adjudication {
  chargeCents: Cents;
  paidCents: Cents;
  patientCents: Cents;
  lines: AdjudicatedLine[];
}

type Denial = { group: AdjustmentGroupCode; reason: string };
type Line = Claim837['lines'][number];

/** Decides on a claim, by its member's sandbox where it has one, else by fee schedule and plan. The same claim always gets the same decision. */
export function adjudicate(claim: Claim837, seed: string): Adjudication {
  const memberId = claim.subscriber.id?.value ?? '';
  const sandbox = sandboxOf(memberId);
  if (sandbox.kind === 'denied') return denyAll(claim, sandbox);
  if (sandbox.kind === 'partial') return payPartly(claim);

  const denial = sandbox.kind === 'usual' ? usualDenial(claim.patientControlNumber, seed) : undefined;
  if (denial) return denyAll(claim, denial);
  return pay(claim.lines, planFor(sandbox, memberId, seed));
}

/** What a corrected payment of the same claim says: the copay is dropped, so that it never pays less than the first. */
export const adjudicateAgain = (claim: Claim837): Adjudication => pay(claim.lines, { ...sandboxPlan, copayCents: 0 });

const planFor = ({ kind }: Sandbox, memberId: string, seed: string): Plan =>
  kind === 'usual' || kind === 'inactive' || kind === 'down' ? planOf(memberId, seed) : sandboxPlan;

function pay(lines: readonly Line[], plan: Plan): Adjudication {
  let deductible = plan.deductibleCents;
  let copay = plan.copayCents;
  return total(
    lines.map((line) => {
      const { facts, allowed } = factsOf(line);
      const copayCents = isVisit(line.procedure?.code) ? Math.min(copay, allowed) : 0;
      copay -= copayCents;
      const deductibleCents = Math.min(deductible, allowed - copayCents);
      deductible -= deductibleCents;
      const coinsuranceCents = Math.round((allowed - copayCents - deductibleCents) * plan.coinsurance);
      return {
        ...facts,
        allowedCents: allowed,
        paidCents: allowed - copayCents - deductibleCents - coinsuranceCents,
        adjustments: [
          ...group('CO', { '45': facts.chargeCents - allowed }),
          ...group('PR', { '1': deductibleCents, '2': coinsuranceCents, '3': copayCents }),
        ],
      };
    }),
  );
}

/** The last line is denied where there are several; of a single one half is left to the deductible. */
function payPartly({ lines }: Claim837): Adjudication {
  const last = lines.at(-1)!;
  const half = Math.round(factsOf(last).allowed / 2);
  if (lines.length === 1) return pay(lines, { deductibleCents: half, copayCents: 0, coinsurance: 0 });
  const paid = pay(lines.slice(0, -1), sandboxPlan);
  return total([...paid.lines, deny(last, { group: 'CO', reason: '50' })]);
}

const denyAll = ({ lines }: Claim837, denial: Denial): Adjudication => total(lines.map((line) => deny(line, denial)));

function deny(line: Line, { group: code, reason }: Denial): AdjudicatedLine {
  const { facts } = factsOf(line);
  return { ...facts, allowedCents: 0, paidCents: 0, adjustments: group(code, { [reason]: facts.chargeCents }) };
}

type Facts = Omit<AdjudicatedLine, 'allowedCents' | 'paidCents' | 'adjustments'>;

function factsOf(line: Line): { facts: Facts; allowed: Cents } {
  const revenueCode = 'revenueCode' in line ? line.revenueCode : undefined;
  const { procedure, chargeCents, quantity = 1, servicePeriod, lineControlNumber } = line;
  return {
    facts: {
      procedure: procedure ?? { qualifier: 'NU', code: revenueCode ?? '0001' },
      revenueCode: procedure ? revenueCode : undefined,
      units: quantity,
      period: servicePeriod,
      lineControlNumber,
      chargeCents,
    },
    allowed: allowedCents({ code: procedure?.code, chargeCents, quantity }),
  };
}

/** A CAS group of the amounts that are not zero. */
function group(code: AdjustmentGroupCode, amounts: Readonly<Record<string, Cents>>): AdjustmentGroup[] {
  const adjustments = Object.entries(amounts)
    .filter(([, amountCents]) => amountCents !== 0)
    .map(([reason, amountCents]) => ({ reason, amountCents }));
  return adjustments.length > 0 ? [{ group: code, adjustments }] : [];
}

function total(lines: AdjudicatedLine[]): Adjudication {
  const patient = lines.flatMap(({ adjustments }) =>
    adjustments.filter((one) => one.group === 'PR').flatMap((one) => one.adjustments),
  );
  return {
    chargeCents: sumCents(lines.map(({ chargeCents }) => chargeCents)),
    paidCents: sumCents(lines.map(({ paidCents }) => paidCents)),
    patientCents: sumCents(patient.map(({ amountCents }) => amountCents)),
    lines,
  };
}
