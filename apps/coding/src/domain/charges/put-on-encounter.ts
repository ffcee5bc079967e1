import { Encounter, type ProfessionalEncounter } from '@claimstream/contracts';
import type { Uuid } from '@claimstream/kernel';
import type { PriceBook } from '../charge-master/price-book.js';
import { type ChargeRecord, encounterNameOf, type Grouping } from './charge-record.js';
import { fault, lineOfCharge } from './line-of-charge.js';

/** An encounter with its charges, and where each of them came to stand. */
export interface WithCharges {
  readonly encounter: Encounter;
  readonly groupings: ReadonlyMap<Uuid, Grouping>;
}

const mostLines = { professional: 1_000, institutional: 10_000 } as const;

/**
 * Puts charges on an encounter as service lines, each under its external id, in place of any line of that id; those that are not
 * billable, held or in error are taken off. All charges of the encounter have to be given.
 */
export function putOnEncounter(told: Encounter, charges: readonly ChargeRecord[], book: PriceBook): WithCharges {
  if (charges.length === 0) return { encounter: told, groupings: new Map() };
  const ofCharges = new Set(charges.map(({ charge }) => charge.externalId));
  const lines: Encounter['serviceLines'][number][] = told.serviceLines.filter(
    ({ externalId }) => externalId === undefined || !ofCharges.has(externalId),
  );
  const groupings = new Map<Uuid, Grouping>();
  for (const record of charges.toSorted(firstFirst)) {
    const placed = placeOne(record, told, book);
    const isFull = lines.length >= mostLines[told.kind];
    if ('line' in placed && !isFull) lines.push(placed.line);
    groupings.set(record.chargeId, 'line' in placed ? (isFull ? full : { state: 'grouped', findings: [] }) : placed.grouping);
  }
  return { encounter: inOneOrder({ ...told, serviceLines: lines }), groupings };
}

/** The shape puts all fields in one order: the same content is known again, also after a round trip through the database. */
const inOneOrder = (encounter: unknown): Encounter => Encounter.parse(encounter);

function placeOne({ charge, hold }: ChargeRecord, told: Encounter, book: PriceBook) {
  if (charge.status !== 'billable') return { grouping: { state: 'not-billed', findings: [] } satisfies Grouping };
  if (hold) return { grouping: { state: 'held', findings: [] } satisfies Grouping };
  if (charge.patientExternalId !== told.patient.externalId) {
    return {
      grouping: inError(fault('CHARGE_PATIENT_DIFFERS', 'The encounter is that of another patient.', '/patientExternalId')),
    };
  }
  const made = lineOfCharge(charge, told, book);
  return 'line' in made ? made : { grouping: inError(...made.findings) };
}

const inError = (...findings: Grouping['findings']): Grouping => ({ state: 'error', findings });
const full = inError(fault('ENCOUNTER_FULL', 'The encounter has as many lines as one may have.'));

/** Where charges stand for which there is no encounter to put them on. */
export function groupingWithout({ charge, hold }: ChargeRecord, why: 'absent' | 'cancelled'): Grouping {
  if (charge.status !== 'billable') return { state: 'not-billed', findings: [] };
  if (hold) return { state: 'held', findings: [] };
  return why === 'absent'
    ? { state: 'waiting', findings: [] }
    : inError(fault('ENCOUNTER_CANCELLED', 'The encounter was cancelled; send what is to be billed with another.'));
}

/**
 * The encounter of an order that has none in its source system: what its latest charge says of patient, payer and providers, and the
 * diagnoses of all that are billable. An order without any is not billable. Undefined for charges of an encounter.
 */
export function encounterOfOrder(charges: readonly ChargeRecord[]): ProfessionalEncounter | undefined {
  const latest = charges.toSorted((one, other) => (one.revisedAt < other.revisedAt ? 1 : -1))[0]?.charge;
  if (!latest?.order) return undefined;
  const { externalId: _, ...head } = latest.order;
  const billed = charges.filter(({ charge, hold }) => charge.status === 'billable' && !hold).map(({ charge }) => charge);
  const dates = (billed.length > 0 ? billed : [latest]).map(({ serviceDate }) => serviceDate).toSorted();
  const codes = [...new Set(billed.flatMap(({ diagnosisCodes }) => diagnosisCodes))].slice(0, 12);
  const referringProvider = head.referringProvider ?? latest.orderingProvider;
  return {
    ...head,
    ...(referringProvider && { referringProvider }),
    kind: 'professional',
    sourceSystem: latest.encounterSourceSystem ?? latest.sourceSystem,
    externalId: encounterNameOf(latest),
    billableStatus: billed.length > 0 ? 'BILLABLE' : 'NOT_BILLABLE',
    dateOfService: dates[0]!,
    ...(dates.at(-1) !== dates[0] && { endDateOfService: dates.at(-1)! }),
    uncodedProblems: [],
    diagnoses: codes.map((code) => ({ code })),
    serviceLines: [],
  };
}

const firstFirst = (one: ChargeRecord, other: ChargeRecord): number =>
  one.recordedAt === other.recordedAt
    ? one.charge.externalId < other.charge.externalId
      ? -1
      : 1
    : one.recordedAt < other.recordedAt
      ? -1
      : 1;
