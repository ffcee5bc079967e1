import { readEncounter } from '../http/read-encounter.js';
import { encountersOfResources } from './encounters-of-resources.js';
import {
  claim,
  condition,
  coverage,
  encounter,
  npi,
  organization,
  patient,
  practitioner,
  snomed,
  wholeVisit as all,
} from './example-visit.js';
import { readBundle } from './read-bundle.js';

function mapped(resources: readonly object[]) {
  const bundle = readBundle({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.issues));
  return encountersOfResources(bundle.entries)[0]!;
}
const encounterOf = (resources: readonly object[]) => {
  const result = mapped(resources);
  return result.kind === 'mapped' ? result.encounter : undefined;
};
const change = (changed: { id: string; [field: string]: unknown }) =>
  all.map((resource) => (resource.id === changed.id ? changed : resource));

describe('a FHIR encounter', () => {
  it('becomes an encounter that fits our shape', () => {
    const read = readEncounter(encounterOf(all));
    expect(read).toMatchObject({
      ok: true,
      encounter: {
        sourceSystem: 'https://ehr.example/visits',
        externalId: 'V-1',
        responsibleParty: 'INSURANCE_PAY',
        patient: { externalId: 'MRN-7', firstName: 'Nora', middleName: 'May', lastName: 'Exemplar', address: { state: 'OH' } },
        subscriberPrimary: { insuranceCard: { memberId: 'M-1', payerId: 'DEMONSTRATION-HEALTH-PLAN' } },
        billingProvider: { npi: '1234567893', taxId: '123456789', address: { zipCode: '432150002' } },
        renderingProvider: { lastName: 'Doctor', npi: '1993999998' },
        dateOfService: '2026-03-02',
        diagnoses: [{ code: 'I10' }, { code: 'Z23' }],
        uncodedProblems: [],
      },
    });
  });

  it('asks for what its claim asks for: what is done within the visit is part of the visit', () => {
    const lines = encounterOf(all)!.kind === 'professional' ? encounterOf(all)!.serviceLines : [];
    expect(lines).toMatchObject([
      { procedureCode: '99213', modifiers: ['25'], chargeAmountCents: 14_000, diagnosisPointers: [1] },
      { procedureCode: '90656', chargeAmountCents: 3_550, diagnosisPointers: [2] },
      { procedureCode: '90471', chargeAmountCents: 2_500, diagnosisPointers: [2] },
    ]);
    expect(lines.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0)).toBe(20_050);
  });

  it('says once what was done several times', () => {
    const vaccine = claim.item[1]!;
    const item = [...claim.item, { ...vaccine, net: { value: 60.5 } }, { ...vaccine, net: { value: 60.5 } }];
    const thrice = encounterOf(change({ ...claim, item, total: { value: 321.5 } }));
    expect(thrice!.serviceLines).toMatchObject([
      { procedureCode: '99213', chargeAmountCents: 14_000 },
      { procedureCode: '90656', quantity: 3, chargeAmountCents: 10_650 },
      { procedureCode: '90471', quantity: 1 },
      { procedureCode: '90472', quantity: 2, chargeAmountCents: 5_000 },
    ]);
  });

  it('keeps what has no map for a coder', () => {
    const unknown = encounterOf(change({ ...condition, code: snomed('1234567') }));
    expect(unknown!.uncodedProblems).toEqual([
      { system: 'http://snomed.info/sct', code: '1234567', display: 'a text', reason: 'no map to ICD-10-CM' },
    ]);
  });

  it('takes codes that need no map as they are', () => {
    const own = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9' }] };
    expect(encounterOf(change({ ...condition, code: own }))!.diagnoses).toContainEqual({ code: 'E119' });
  });

  it('is paid by the patient without insurance, and by nobody known without a claim', () => {
    const without = change({ ...claim, insurance: [{ focal: true, coverage: { display: 'NO_INSURANCE' } }] });
    expect(encounterOf(without)).toMatchObject({ responsibleParty: 'SELF_PAY' });
    expect(encounterOf(all.filter(({ id }) => id !== 'b1' && id !== 'c1'))).toMatchObject({ responsibleParty: 'UNKNOWN' });
  });

  it('of a child is covered by the parent whom the coverage names', () => {
    const parent = { ...patient, id: 'p2', identifier: [], name: [{ family: 'Exemplar', given: ['Otto'] }] };
    const childs = { ...coverage, relationship: { coding: [{ code: 'child' }] }, subscriber: { reference: 'Patient/p2' } };
    expect(encounterOf([...change(childs), parent])!.subscriberPrimary).toMatchObject({
      firstName: 'Otto',
      patientRelationshipToSubscriberCode: '19',
    });
    const unnamed = readEncounter(encounterOf(change(childs)));
    expect(unnamed.ok ? [] : unnamed.faults.map(({ pointer }) => pointer)).toContain('/subscriberPrimary/firstName');
  });

  it('without a claim is paid by the coverage of its own patient only', () => {
    const unbilled = all.filter(({ id }) => id !== 'b1' && id !== 'c1');
    const covers = (id: string) => ({ ...coverage, beneficiary: { reference: `Patient/${id}` } });
    expect(encounterOf([...unbilled, covers('p9')])).toMatchObject({ responsibleParty: 'UNKNOWN' });
    expect(encounterOf([...unbilled, covers('p1')])).toMatchObject({ responsibleParty: 'INSURANCE_PAY' });
  });

  it('of a person who exists is never completed with what was made up', () => {
    const anonymous = readEncounter(encounterOf(change({ ...organization, identifier: [], address: [] })));
    expect(anonymous.ok ? [] : anonymous.faults.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/billingProvider/npi', '/billingProvider/taxId', '/billingProvider/address/line1']),
    );
  });

  it('of a synthetic patient gets the same made-up parts each time', () => {
    const synthetic = { ...patient, identifier: [{ system: 'https://github.com/synthetichealth/synthea', value: 'p1' }] };
    const bare = (): object[] => [
      synthetic,
      encounter,
      condition,
      { ...claim, insurance: [{ coverage: { display: 'Humana' } }] },
    ];
    const once = encounterOf([...bare(), { ...practitioner, identifier: npi('9999973209') }]);
    expect(once).toEqual(encounterOf([...bare(), { ...practitioner, identifier: npi('9999973209') }]));
    expect(readEncounter(once).ok).toBe(false);
    const named = [...bare().filter((each) => each !== encounter)];
    const display = { ...encounter, serviceProvider: { reference: 'Organization?identifier=x|y', display: 'PCP1' } };
    expect(readEncounter(encounterOf([...named, display, { ...practitioner, identifier: npi('9999973209') }])).ok).toBe(true);
  });

  it('that has not happened yet is passed over, as is one without its patient', () => {
    expect(mapped(change({ ...encounter, status: 'planned' }))).toMatchObject({
      kind: 'passed-over',
      because: 'not finished',
    });
    expect(mapped(all.filter(({ id }) => id !== 'p1'))).toMatchObject({ kind: 'passed-over' });
  });
});

describe('a bundle', () => {
  it('that is wrong says everything at once', () => {
    const wrong = readBundle({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Patient', gender: 7 } },
        {},
        { resource: { resourceType: 'Claim', item: [{ net: 'much' }] } },
      ],
    });
    expect(wrong.ok ? [] : wrong.issues.map(({ expression }) => expression)).toEqual([
      'Bundle.entry[0].resource.gender',
      'Bundle.entry[1].resource',
      'Bundle.entry[2].resource.item[0].net',
    ]);
    expect(readBundle({ resourceType: 'Patient' }).ok).toBe(false);
    expect(readBundle({ resourceType: 'Bundle', type: 'history' }).ok).toBe(false);
  });
});
