import {
  type Encounter,
  exampleEncounter,
  type InstitutionalEncounter,
  type ProfessionalEncounter,
} from '@claimstream/contracts';
import { nothingLoaded } from '@claimstream/code-sets';
import { littleTables } from './edits/labelled/little-tables.js';
import { reviewCodes as review } from './review-codes.js';

const today = '2026-03-02';
const reviewCodes = (encounter: Encounter) => review(encounter, { today, tables: littleTables, earlier: [] });
const visit = (change: Partial<ProfessionalEncounter> = {}): Encounter => ({
  ...(exampleEncounter as ProfessionalEncounter),
  ...change,
});
const [line] = (exampleEncounter as ProfessionalEncounter).serviceLines;

const { patient, billingProvider, renderingProvider, subscriberPrimary } = exampleEncounter;
const stay = (change: Partial<InstitutionalEncounter> = {}): Encounter => ({
  kind: 'institutional',
  sourceSystem: 'example-ehr',
  externalId: 'stay-1',
  billableStatus: 'BILLABLE',
  responsibleParty: 'INSURANCE_PAY',
  patientAuthorizedRelease: true,
  benefitsAssignedToProvider: true,
  providerAcceptsAssignment: true,
  uncodedProblems: [],
  patient,
  billingProvider,
  subscriberPrimary,
  attendingProvider: renderingProvider,
  typeOfBill: '111',
  statementFromDate: '2026-02-20',
  statementToDate: '2026-02-24',
  admission: { date: '2026-02-20', typeCode: '1', sourceCode: '1' },
  admittingDiagnosis: 'J189',
  patientStatusCode: '01',
  diagnoses: [{ code: 'J189', presentOnAdmission: 'Y' }],
  ...{
    reasonsForVisit: [],
    externalCauses: [],
    procedures: [],
    occurrences: [],
    occurrenceSpans: [],
    values: [],
    conditions: [],
  },
  serviceLines: [{ revenueCode: '0120', modifiers: [], quantity: 4, units: 'DA', chargeAmountCents: 600_000 }],
  ...change,
});

describe('the review of codes', () => {
  it('releases what is complete', () => {
    expect(reviewCodes(visit())).toMatchObject({ status: 'coded', findings: [], releases: { 'icd-10-cm': 'FY2026' } });
    expect(reviewCodes(stay())).toMatchObject({ status: 'coded', findings: [] });
  });

  it('holds with every reason at once', () => {
    const encounter = visit({
      diagnoses: [],
      uncodedProblems: [{ system: 'http://snomed.info/sct', code: '000', reason: 'no map from SNOMED CT' }],
      serviceLines: [{ ...line!, diagnosisPointers: [1], modifiers: ['25', '25'] }],
      subscriberPrimary: undefined,
    });
    expect(reviewCodes(encounter)).toMatchObject({
      status: 'held',
      waitingFor: 'coder',
      reasons: [
        { code: 'DIAGNOSIS_MISSING', path: '/diagnoses' },
        { code: 'PROBLEM_UNCODED', path: '/uncodedProblems/0' },
        { code: 'MODIFIER_REPEATED', path: '/serviceLines/0/modifiers/1' },
        { code: 'COVERAGE_MISSING', path: '/subscriberPrimary' },
        { code: 'POINTER_WITHOUT_DIAGNOSIS', path: '/serviceLines/0/diagnosisPointers/0' },
      ],
    });
  });

  it.each([
    ['a diagnosis reported twice', { diagnoses: [{ code: 'I10' }, { code: 'I10' }] }, 'DIAGNOSIS_REPEATED', 'coder'],
    ['an external cause first', { diagnoses: [{ code: 'W010XXA' }, { code: 'S52501A' }] }, 'EXTERNAL_CAUSE_FIRST', 'coder'],
    ['no lines', { serviceLines: [] }, 'SERVICE_LINE_MISSING', 'coder'],
    ['lines that cost nothing', { serviceLines: [{ ...line!, chargeAmountCents: 0 }] }, 'CHARGE_MISSING', 'coder'],
    ['an end before the beginning', { endDateOfService: '2026-03-01' }, 'DATES_REVERSED', 'provider'],
    ['a service in the future', { dateOfService: '2026-03-03' }, 'SERVICE_IN_FUTURE', 'provider'],
    ['a service before birth', { dateOfService: '1984-05-16' }, 'SERVICE_BEFORE_BIRTH', 'provider'],
    ['nobody who pays', { responsibleParty: 'UNKNOWN', subscriberPrimary: undefined }, 'PAYER_UNKNOWN', 'provider'],
    ['nobody who rendered it', { renderingProvider: undefined }, 'RENDERING_PROVIDER_MISSING', 'provider'],
  ] as const)('holds %s', (_, change, code, waitingFor) => {
    const encounter = visit(change as Partial<ProfessionalEncounter>);
    expect(reviewCodes(encounter)).toMatchObject({ status: 'held', waitingFor, reasons: [{ code }] });
  });

  it('holds a stay without attending provider, admission and admitting diagnosis', () => {
    const encounter = stay({ attendingProvider: undefined, admission: undefined, admittingDiagnosis: undefined });
    expect(reviewCodes(encounter)).toMatchObject({
      status: 'held',
      reasons: [{ code: 'ATTENDING_PROVIDER_MISSING' }, { code: 'ADMISSION_MISSING' }, { code: 'ADMITTING_DIAGNOSIS_MISSING' }],
    });
  });

  it('warns without holding', () => {
    const encounter = visit({ serviceLines: [line!, { ...line!, chargeAmountCents: 0, serviceDate: '2026-02-27' }] });
    expect(reviewCodes(encounter)).toMatchObject({
      status: 'coded',
      findings: [{ code: 'CHARGE_ZERO' }, { code: 'LINE_OUTSIDE_ENCOUNTER' }],
    });
  });

  it('refuses nothing for being unknown where nothing is loaded', () => {
    const facts = { today, tables: nothingLoaded, earlier: [] };
    const unknown = stay({ diagnoses: [{ code: 'J189' }], procedures: [{ code: '0ZZZZZZ', date: '2026-02-21' }] });
    expect(review(unknown, facts)).toMatchObject({
      status: 'coded',
      releases: {},
      findings: [
        { code: 'CODE_SET_NOT_LOADED', severity: 'warning', path: '/diagnoses' },
        { code: 'PRESENT_ON_ADMISSION_MISSING', severity: 'warning' },
      ],
    });
  });

  it('asks for no coverage where the patient pays, and for nothing where nobody is billed', () => {
    expect(reviewCodes(visit({ responsibleParty: 'SELF_PAY', subscriberPrimary: undefined })).status).toBe('coded');
    expect(reviewCodes(visit({ billableStatus: 'NOT_BILLABLE', diagnoses: [], serviceLines: [] })).status).toBe('coded');
  });
});

describe('an answer to a finding', () => {
  const pair = visit({
    serviceLines: [
      { ...line!, procedureCode: '11042', modifiers: [] },
      { ...line!, procedureCode: '97597', modifiers: [] },
    ],
  });
  const answer = { reason: 'two wounds, see the note', by: 'coder@example', at: '2026-03-02T15:00:00.000Z' };
  const answered = (code: string, path: string, encounter = pair) =>
    review(encounter, { today, tables: littleTables, earlier: [], overrides: [{ code, path, ...answer }] });

  it('lets the encounter go, and stands on the finding', () => {
    expect(reviewCodes(pair).status).toBe('held');
    expect(answered('PTP_NEEDS_MODIFIER', '/serviceLines/1')).toMatchObject({
      status: 'coded',
      findings: [{ code: 'PTP_NEEDS_MODIFIER', severity: 'error', overridable: true, override: answer }],
    });
  });

  it('is of one finding only', () => {
    expect(answered('PTP_NEEDS_MODIFIER', '/serviceLines/0').status).toBe('held');
    expect(answered('ADD_ON_ALONE', '/serviceLines/1').status).toBe('held');
  });

  it('is of one pair only, where a line is part of two', () => {
    const lines = ['11042', '12001', '97597'].map((procedureCode) => ({ ...line!, procedureCode, modifiers: [] }));
    const three = visit({ serviceLines: lines });
    const name = { code: 'PTP_NEEDS_MODIFIER', path: '/serviceLines/2' };
    const openWith = (...about: (string | undefined)[]) => {
      const overrides = about.map((each) => ({ ...name, about: each, ...answer }));
      const { findings } = review(three, { today, tables: littleTables, earlier: [], overrides });
      return findings.flatMap((finding) => (finding.override ? [] : [finding.about]));
    };
    expect(openWith()).toEqual(['11042 97597', '12001 97597']);
    expect(openWith('12001 97597')).toEqual(['11042 97597']);
    expect(openWith('12001 97597', '11042 97597')).toEqual([]);
    // As answers were given before findings said what they are about.
    expect(openWith(undefined)).toEqual([]);
  });

  it('changes nothing where nobody may answer', () => {
    const never = visit({
      serviceLines: [
        { ...line!, procedureCode: '80053', modifiers: [] },
        { ...line!, procedureCode: '80048', modifiers: [] },
      ],
    });
    expect(answered('PTP_NEVER_TOGETHER', '/serviceLines/1', never)).toMatchObject({
      status: 'held',
      findings: [{ code: 'PTP_NEVER_TOGETHER', release: 'little', source: 'NCCI PTP practitioner' }],
    });
  });
});
