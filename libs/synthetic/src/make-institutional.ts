import type { EncounterInput } from '@claimstream/contracts';
import { addDays } from '@claimstream/kernel';
import type { Scene } from './scene.js';
import { chargeOf, fittingVisit } from './usual.js';
import { inpatientStays, outpatientVisits } from './visits.js';

type Institutional = Extract<EncounterInput, { kind: 'institutional' }>;
type Shared = 'sourceSystem' | 'externalId' | 'billableStatus' | 'responsibleParty' | 'patient' | 'billingProvider';
export type InstitutionalVisit = Omit<
  Institutional,
  Shared | 'patientAuthorizedRelease' | 'benefitsAssignedToProvider' | 'providerAcceptsAssignment'
>;

/** What a hospital bills: mostly without a bed, for older patients now and then a stay of some days. */
export function makeInstitutional(scene: Scene): InstitutionalVisit {
  return scene.age >= 60 && scene.random.chance(0.3) ? makeStay(scene) : makeOutpatientVisit(scene);
}

function makeOutpatientVisit({ random, on, age, gender, practice }: Scene): InstitutionalVisit {
  const visit = fittingVisit(random, { visits: outpatientVisits, age, gender });
  const emergency = visit.lines.some(({ revenueCode }) => revenueCode === '0450');
  return {
    kind: 'institutional',
    typeOfBill: '131',
    statementFromDate: on,
    statementToDate: on,
    admission: { date: on, hour: '1015', typeCode: emergency ? '1' : '3', sourceCode: '1' },
    patientStatusCode: '01',
    diagnoses: visit.diagnoses.map((code) => ({ code })),
    reasonsForVisit: emergency ? visit.diagnoses.slice(0, 1) : [],
    attendingProvider: random.pick(practice.clinicians),
    serviceLines: visit.lines.map(({ procedureCode, modifiers = [], revenueCode = '0510', chargeCents }) => ({
      revenueCode,
      procedureCode,
      modifiers: [...modifiers],
      quantity: 1,
      units: 'UN',
      serviceDate: on,
      chargeAmountCents: chargeOf(random, chargeCents),
    })),
  };
}

function makeStay({ random, on, age, gender, practice }: Scene): InstitutionalVisit {
  const stay = fittingVisit(random, { visits: inpatientStays, age, gender });
  const days = random.between(...stay.days);
  const line = (revenueCode: string, quantity: number, chargeAmountCents: number, units: 'UN' | 'DA' = 'UN') => ({
    revenueCode,
    quantity,
    units,
    chargeAmountCents,
  });
  return {
    kind: 'institutional',
    typeOfBill: '111',
    statementFromDate: on,
    statementToDate: addDays(on, days),
    admission: { date: on, hour: '1430', typeCode: '1', sourceCode: '1' },
    dischargeHour: '1100',
    patientStatusCode: '01',
    diagnoses: stay.diagnoses.map((code) => ({ code, presentOnAdmission: 'Y' })),
    admittingDiagnosis: stay.diagnoses[0]!,
    drgCode: stay.drgCode,
    attendingProvider: random.pick(practice.clinicians),
    serviceLines: [
      line('0120', days, days * chargeOf(random, [140_000, 190_000]), 'DA'),
      line('0250', 1, chargeOf(random, [30_000, 90_000])),
      line('0300', 1, chargeOf(random, [40_000, 110_000])),
    ],
  };
}
