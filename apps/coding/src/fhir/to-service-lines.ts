import type { ProfessionalServiceLine } from '@claimstream/contracts';
import type { CodeFinder, Service } from './code-finder.js';
import type { DoneService } from './services-of-visit.js';
import { firstAdministration, furtherAdministration } from './terminology/vaccines.js';
import { emergencyCode, officeCodes, preventiveCode, type VisitKind } from './terminology/visits.js';

type Line = ProfessionalServiceLine;

export interface LineFacts {
  readonly services: readonly DoneService[];
  readonly finder: CodeFinder;
  readonly ageYears: number;
  readonly placeOfService: string;
  /** What the claims ask for altogether. */
  readonly totalCents?: number;
  /** How many doses of the vaccine the patient had before this visit. */
  readonly dosesBefore: (cvx: string) => number;
  /** Positions of diagnoses for a service: by the claim's sequences, or for immunizations where that is the reason. */
  readonly pointersFor: (service: DoneService, immunization: boolean) => number[];
}

interface Found {
  readonly done: DoneService;
  readonly service: Service;
}

/** The lines of a visit: the visit itself with what is done within it, each procedure, each vaccine with its administration. */
export function toServiceLines(facts: LineFacts): Line[] {
  const found = facts.services.flatMap((done): Found[] => {
    const service = facts.finder.serviceOf(done.concept);
    return service ? [{ done, service }] : [];
  });
  const others = [...proceduresOf(found, facts), ...vaccinesOf(found, facts)];
  return together([...visitsOf(found, others, facts), ...others]);
}

/** What was done several times is one line with its number: payers take a second line that says the same for a mistake (CARC 18). */
function together(lines: readonly Line[]): Line[] {
  const same = Map.groupBy(lines, ({ procedureCode, modifiers, diagnosisPointers }) =>
    JSON.stringify([procedureCode, modifiers, diagnosisPointers]),
  );
  return [...same.values()].map((several) => ({
    ...several[0]!,
    quantity: several.reduce((sum, { quantity }) => sum + quantity, 0),
    chargeAmountCents: several.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0),
  }));
}

/** The visit's price is what is left of the claim's total, or the total where it does not count the items in. */
function visitsOf(found: readonly Found[], others: readonly Line[], facts: LineFacts): Line[] {
  const visit = found.find(({ service }) => service.kind === 'visit');
  if (visit?.service.kind !== 'visit') return [];
  const left = (facts.totalCents ?? 0) - others.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0);
  const given = others.some(({ procedureCode }) => administrations.has(procedureCode));
  const priceCents = visit.done.priceCents ?? (left > 0 ? left : (facts.totalCents ?? 0));
  return [lineOf(facts, visit.done, visitCode(visit.service.visit, facts), priceCents, given ? ['25'] : [])];
}

function visitCode({ code }: VisitKind, { ageYears, placeOfService }: LineFacts): string {
  if (code === 'preventive') return preventiveCode(ageYears);
  return placeOfService === '23' && officeCodes.has(code) ? emergencyCode : code;
}

const proceduresOf = (found: readonly Found[], facts: LineFacts): Line[] =>
  found.flatMap(({ done, service }) =>
    service.kind === 'procedure' ? [lineOf(facts, done, service.code, done.priceCents ?? 0, done.modifiers)] : [],
  );

const administrations = new Set([firstAdministration, furtherAdministration]);
const administrationCents = 2_500;

/** Each vaccine is a product and its administration; sources price both as one. */
function vaccinesOf(found: readonly Found[], facts: LineFacts): Line[] {
  let given = 0;
  return found.flatMap(({ done, service }) => {
    if (service.kind !== 'vaccine') return [];
    const { product, administrations: own } = service.vaccine;
    const dose = Math.min(facts.dosesBefore(service.cvx), (own?.length ?? 1) - 1);
    const administration = own ? own[dose]! : given++ === 0 ? firstAdministration : furtherAdministration;
    const priceCents = done.priceCents ?? 0;
    const givingCents = Math.min(administrationCents, priceCents);
    return [lineOf(facts, done, product, priceCents - givingCents), lineOf(facts, done, administration, givingCents)];
  });
}

const lineOf = (
  facts: LineFacts,
  done: DoneService,
  procedureCode: string,
  chargeAmountCents: number,
  modifiers: readonly string[] = [],
): Line => ({
  procedureCode,
  modifiers: [...modifiers],
  quantity: done.quantity,
  units: 'UN',
  chargeAmountCents,
  diagnosisPointers: facts.pointersFor(done, isImmunization(procedureCode)),
});

/** CPT 90460 to 90474 (administration), 90476 to 90759 (products), and those of COVID-19. */
const isImmunization = (code: string): boolean => /^(904[67]\d|90[4-7]\d\d|9130\d|00[0-3]\dA)$/.test(code);
