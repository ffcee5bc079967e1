import type { CodeableConcept, FhirClaim, FhirEncounter, FhirImmunization, FhirProcedure } from './resources.js';

/** Something that was done, with its price where one was stated. */
export interface DoneService {
  readonly concept: CodeableConcept;
  readonly quantity: number;
  /** Whole cents; absent where the source names no price. */
  readonly priceCents?: number;
  /** Sequences of the claim's diagnoses that it was done for. */
  readonly diagnosisSequence: readonly number[];
  readonly modifiers: readonly string[];
}

/** What came with an encounter. */
export interface VisitRecords {
  readonly encounter: FhirEncounter;
  readonly claims: readonly FhirClaim[];
  readonly procedures: readonly FhirProcedure[];
  readonly immunizations: readonly FhirImmunization[];
}

/** Everything that was done at a visit: the items of its claims, or where there are none what the clinical records say. */
export function servicesOf({ encounter, claims, procedures, immunizations }: VisitRecords): DoneService[] {
  const items = claims.flatMap((claim) => claim.item);
  if (items.length > 0) {
    return items.flatMap(({ productOrService, quantity, net, diagnosisSequence, modifier }): DoneService[] =>
      productOrService
        ? [
            {
              concept: productOrService,
              quantity: quantity?.value ?? 1,
              priceCents: centsOf(net?.value),
              diagnosisSequence,
              modifiers: modifier.flatMap(({ coding }) => coding.flatMap(({ code }) => (code ? [code] : []))).slice(0, 4),
            },
          ]
        : [],
    );
  }
  const concepts = [
    ...encounter.type.slice(0, 1),
    ...procedures.flatMap(({ code }) => (code ? [code] : [])),
    ...immunizations.flatMap(({ vaccineCode }) => (vaccineCode ? [vaccineCode] : [])),
  ];
  return concepts.map((concept) => ({ concept, quantity: 1, diagnosisSequence: [], modifiers: [] }));
}

/** What the claims ask for altogether, in whole cents; absent where they do not say. */
export function totalCentsOf(claims: readonly FhirClaim[]): number | undefined {
  const totals = claims.flatMap(({ total }) => (total?.value === undefined ? [] : [centsOf(total.value)!]));
  return totals.length === 0 ? undefined : totals.reduce((sum, cents) => sum + cents, 0);
}

const centsOf = (dollars: number | undefined): number | undefined =>
  dollars === undefined ? undefined : Math.max(0, Math.round(dollars * 100));
