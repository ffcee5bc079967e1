/** One visit as FHIR resources, for specs: a patient with high blood pressure who also gets a flu shot. Nobody in it exists. */
export const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display: 'a text' }] });
export const npi = (value: string) => [{ system: 'http://hl7.org/fhir/sid/us-npi', value }];

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MRN-7' }],
  name: [
    { use: 'nickname', given: ['Nono'] },
    { use: 'official', family: 'Exemplar', given: ['Nora', 'May'] },
  ],
  gender: 'female',
  birthDate: '1984-05-17',
  address: [{ line: ['12 Sample Street'], city: 'Columbus', state: 'Ohio', postalCode: '43215' }],
};
export const practitioner = {
  resourceType: 'Practitioner',
  id: 'd1',
  identifier: npi('1993999998'),
  name: [{ family: 'Doctor', given: ['Robin'] }],
};
export const organization = {
  resourceType: 'Organization',
  id: 'o1',
  name: 'Example Family Practice',
  identifier: [...npi('1234567893'), { system: 'urn:oid:2.16.840.1.113883.4.4', value: '12-3456789' }],
  address: [{ line: ['1 Practice Way'], city: 'Columbus', state: 'OH', postalCode: '43215-0002' }],
};
export const coverage = {
  resourceType: 'Coverage',
  id: 'c1',
  subscriberId: 'M-1',
  relationship: { coding: [{ code: 'self' }] },
  payor: [{ display: 'Demonstration Health Plan' }],
};
export const encounter = {
  resourceType: 'Encounter',
  id: 'e1',
  identifier: [{ system: 'https://ehr.example/visits', value: 'V-1' }],
  status: 'finished',
  class: { code: 'AMB' },
  type: [snomed('185347001')],
  subject: { reference: 'Patient/p1' },
  participant: [{ individual: { reference: 'Practitioner/d1' } }],
  period: { start: '2026-03-02T09:00:00-05:00' },
  serviceProvider: { reference: 'Organization/o1' },
};
export const condition = {
  resourceType: 'Condition',
  id: 'k1',
  code: snomed('59621000'),
  encounter: { reference: 'urn:uuid:e1' },
};
export const immunization = {
  resourceType: 'Immunization',
  id: 'i1',
  patient: { reference: 'Patient/p1' },
  encounter: { reference: 'Encounter/e1' },
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }] },
  occurrenceDateTime: '2026-03-02T09:00:00-05:00',
};
export const claim = {
  resourceType: 'Claim',
  id: 'b1',
  insurance: [{ focal: true, coverage: { reference: 'Coverage/c1' } }],
  diagnosis: [{ sequence: 1, diagnosisReference: { reference: 'Condition/k1' } }],
  item: [
    { productOrService: snomed('185347001'), encounter: [{ reference: 'Encounter/e1' }] },
    { productOrService: immunization.vaccineCode, net: { value: 60.5 } },
    { productOrService: snomed('430193006'), net: { value: 10 } },
  ],
  total: { value: 200.5 },
};

/** All of the visit. */
export const wholeVisit = [patient, practitioner, organization, coverage, encounter, condition, immunization, claim];
