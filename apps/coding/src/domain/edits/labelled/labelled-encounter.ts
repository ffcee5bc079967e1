import { Encounter, type EncounterInput, exampleEncounter, type VisitDocumentation } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import type { EarlierService } from '../../earlier-service.js';
import { servicesOf } from '../../services-of-encounter.js';

/**
 * One encounter and what a coder would find in it, written in short: diagnoses parted by blanks (`J189:Y` with present on admission); lines
 * parted by ` / `, each `CODE-MODIFIERS xUNITS @POINTERS DATE pPLACE`, all but the code left out where it is usual; the findings one a line,
 * `CODE severity pointer`. What is not said is the usual office visit of a woman of 41 in Ohio.
 */
export interface Labelled {
  readonly says: string;
  readonly dx?: string;
  readonly lines?: string;
  /** Day of service, or of discharge for a stay. */
  readonly on?: string;
  readonly kind?: 'office' | 'outpatient' | 'stay';
  readonly born?: string;
  readonly sex?: 'female' | 'male' | 'other';
  /** Claim filing indicator of the coverage: MB is Medicare Part B, CI commercial. */
  readonly filing?: 'CI' | 'MB';
  readonly state?: string;
  /** Specialty of who rendered it. */
  readonly specialty?: string;
  /** Specialty of who bills it. */
  readonly billedAs?: string;
  readonly doc?: VisitDocumentation;
  /** What other encounters did, as lines; `~` before one is another person of the group, `!` of another group. */
  readonly earlier?: string;
  /** ICD-10-PCS codes of a stay, with their dates. */
  readonly procedures?: string;
  /** UB-04 condition codes. */
  readonly conditions?: string;
  /** Other fields, as the API takes them. */
  readonly also?: Partial<EncounterInput>;
  readonly finds: string;
}

const day = '2026-03-02';

/** The encounter as the API would take it, with the defaults filled in. */
export function encounterOf(labelled: Labelled): Encounter {
  const { dx = 'I10', lines = '99213', on = day, kind = 'office', born = '1984-05-17', sex = 'female', filing = 'CI' } = labelled;
  const { subscriberPrimary, billingProvider, renderingProvider, patient } = exampleEncounter;
  const written = {
    ...identification,
    patient: { ...patient, dateOfBirth: born, gender: sex },
    subscriberPrimary: {
      ...subscriberPrimary!,
      insuranceCard: { ...subscriberPrimary!.insuranceCard, claimFilingIndicator: filing },
    },
    billingProvider: {
      ...billingProvider,
      address: { ...billingProvider.address, state: labelled.state ?? 'OH' },
      taxonomyCode: labelled.billedAs,
    },
    diagnoses: words(dx).map((word) => {
      const [code, presentOnAdmission] = word.split(':');
      return { code, presentOnAdmission };
    }),
  };
  if (kind === 'office') {
    return Encounter.parse({
      ...written,
      kind: 'professional',
      ...{ placeOfServiceCode: '11', dateOfService: on, documentation: labelled.doc },
      renderingProvider: { ...renderingProvider, taxonomyCode: labelled.specialty },
      serviceLines: linesOf(lines).map(({ pointers, ...line }) => ({ ...line, diagnosisPointers: pointers })),
      ...labelled.also,
    });
  }
  const stay = kind === 'stay';
  return Encounter.parse({
    ...written,
    kind: 'institutional',
    ...{ typeOfBill: stay ? '111' : '131', statementFromDate: stay ? '2026-02-20' : on, statementToDate: on },
    ...(stay && { admission: { date: '2026-02-20', typeCode: '1', sourceCode: '1' }, admittingDiagnosis: 'J189' }),
    ...{ patientStatusCode: '01', attendingProvider: renderingProvider, conditions: words(labelled.conditions ?? '') },
    procedures: (labelled.procedures ?? '').split(' / ').flatMap((text) => {
      const [code, date] = words(text);
      return code ? [{ code, date }] : [];
    }),
    serviceLines: linesOf(lines).map(({ pointers: _, placeOfServiceCode: __, endServiceDate: ___, ...line }) => ({
      ...line,
      revenueCode: '0510',
    })),
    ...labelled.also,
  });
}

const identification = {
  ...{ sourceSystem: 'labelled', externalId: 'visit', billableStatus: 'BILLABLE', responsibleParty: 'INSURANCE_PAY' },
  ...{ patientAuthorizedRelease: true, benefitsAssignedToProvider: true, providerAcceptsAssignment: true },
};

const words = (text: string): string[] => text.split(' ').filter(Boolean);

function linesOf(text: string) {
  return text.split(' / ').flatMap((line) => {
    const [coded, ...rest] = words(line);
    if (!coded) return [];
    const [procedureCode, modifiers] = coded.split('-');
    const after = (mark: string) => rest.find((word) => word.startsWith(mark))?.slice(1);
    return [
      {
        procedureCode,
        modifiers: modifiers?.split(',') ?? [],
        quantity: Number(after('x') ?? 1),
        chargeAmountCents: 10_000,
        serviceDate: rest.find((word) => /^\d{4}-/.test(word)),
        endServiceDate: after('>'),
        placeOfServiceCode: after('p'),
        pointers: (after('@') ?? '1').split(',').map(Number),
      },
    ];
  });
}

const tenantId = '0198f3a0-0000-7000-8000-000000000001';
const colleague = { npi: '1558598797', lastName: 'Colleague' };

/** What the other encounters of the patient did, each line an encounter of its own. */
export function earlierOf({ earlier = '', ...labelled }: Labelled): EarlierService[] {
  return earlier
    .split(' / ')
    .filter(Boolean)
    .flatMap((text, place) => {
      const mark = /^[~!]/.exec(text)?.[0];
      const encounter = encounterOf({ ...labelled, doc: undefined, also: undefined, lines: text.replace(/^[~!]/, '') });
      const { renderingProvider, billingProvider } = encounter;
      const other = {
        ...encounter,
        renderingProvider: mark ? { ...renderingProvider, ...colleague } : renderingProvider,
        billingProvider: mark === '!' ? { ...billingProvider, taxId: '987654321' } : billingProvider,
      } as Encounter;
      return servicesOf(other, { tenantId, encounterId: derivedId(tenantId, 'earlier', place) });
    });
}
