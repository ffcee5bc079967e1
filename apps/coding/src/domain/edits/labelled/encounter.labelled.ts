import type { Labelled } from './labelled-encounter.js';

export const encounter: readonly Labelled[] = [
  { says: 'a procedure that does not exist', lines: '99999', finds: 'PROCEDURE_UNKNOWN error /serviceLines/0/procedureCode' },
  { says: 'a supply that does not exist', lines: 'J9999', finds: 'PROCEDURE_UNKNOWN error /serviceLines/0/procedureCode' },
  { says: 'a drug that exists', lines: 'J1885', finds: '' },
  {
    says: 'the second line does not exist',
    lines: '99213 / 99999',
    finds: 'PROCEDURE_UNKNOWN error /serviceLines/1/procedureCode',
  },
  {
    says: 'a place that does not exist',
    also: { placeOfServiceCode: '98' },
    finds: 'PLACE_OF_SERVICE_UNKNOWN error /placeOfServiceCode',
  },
  {
    says: 'a place of a line that does not exist',
    lines: '99213 p98',
    finds: 'PLACE_OF_SERVICE_UNKNOWN error /serviceLines/0/placeOfServiceCode',
  },
  { says: 'no line at all', lines: '', finds: 'SERVICE_LINE_MISSING error /serviceLines' },
  { says: 'what nobody bills passes', lines: '99999', also: { billableStatus: 'NOT_BILLABLE' }, finds: '' },
  {
    says: 'the end before the beginning',
    also: { endDateOfService: '2026-03-01' },
    finds: 'DATES_REVERSED error /endDateOfService',
  },
  { says: 'today is no future', on: '2026-09-01', finds: '' },
  { says: 'tomorrow is', on: '2026-09-02', finds: 'SERVICE_IN_FUTURE error /dateOfService' },
  { says: 'born on the day', born: '2026-03-02', finds: '' },
  { says: 'born on the day after', born: '2026-03-03', finds: 'SERVICE_BEFORE_BIRTH error /dateOfService' },
  {
    says: 'a line before the encounter',
    lines: '99213 2026-03-01',
    finds: 'LINE_OUTSIDE_ENCOUNTER warning /serviceLines/0/serviceDate',
  },
  { says: 'nobody who pays', also: { subscriberPrimary: undefined }, finds: 'COVERAGE_MISSING error /subscriberPrimary' },
  { says: 'the patient pays', also: { subscriberPrimary: undefined, responsibleParty: 'SELF_PAY' }, finds: '' },
  {
    says: 'nobody knows who pays',
    also: { subscriberPrimary: undefined, responsibleParty: 'UNKNOWN' },
    finds: 'PAYER_UNKNOWN error /responsibleParty',
  },
  {
    says: 'nobody who rendered it',
    also: { renderingProvider: undefined },
    finds: 'RENDERING_PROVIDER_MISSING error /renderingProvider',
  },
  { says: 'a day for which no release is loaded', on: '2024-09-30', finds: 'CODE_SET_NOT_LOADED warning /diagnoses' },
  { says: 'the first day for which one is loaded', on: '2024-10-01', finds: '' },
];
