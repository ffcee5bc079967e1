import {
  Charge,
  type Encounter,
  Encounter as EncounterShape,
  exampleEncounter,
  exampleIds,
  type ProfessionalEncounter,
} from '@claimstream/contracts';
import { emptyBook, type PriceBook } from '../charge-master/price-book.js';
import { chargeIdOf, type ChargeRecord, encounterIdOfCharge } from './charge-record.js';
import { encounterOfOrder, groupingWithout, putOnEncounter } from './put-on-encounter.js';
import { holdCharge, noteGrouping, recordCharge } from './record-charge.js';

const tenantId = exampleIds.tenant;
const facts = { now: new Date('2026-03-02T15:00:00Z'), actor: 'nurse' };
const visit = EncounterShape.parse(exampleEncounter) as ProfessionalEncounter;
const charge = (change: object = {}): Charge =>
  Charge.parse({
    ...{ sourceSystem: 'example-ehr', externalId: 'C-1', status: 'billable', encounterExternalId: 'visit-1' },
    ...{ patientExternalId: visit.patient.externalId, serviceDate: '2026-03-02', quantity: 1 },
    ...{ procedureCode: '36415', chargeAmountCents: 900 },
    ...change,
  });
const { patient, subscriberPrimary, billingProvider, placeOfServiceCode } = visit;
const order = {
  ...{ externalId: 'O-1', responsibleParty: 'INSURANCE_PAY', patientAuthorizedRelease: true, benefitsAssignedToProvider: true },
  ...{ providerAcceptsAssignment: true, patient, subscriberPrimary, billingProvider, placeOfServiceCode },
};
const ofOrder = (change: object = {}) => charge({ encounterExternalId: undefined, order, ...change });
const told = (each: Charge, known?: ChargeRecord) =>
  recordCharge(
    known,
    { chargeId: chargeIdOf(tenantId, each), encounterId: encounterIdOfCharge(tenantId, each), charge: each },
    facts,
  );
const record = (change: object = {}): ChargeRecord => told(charge(change)).state!;
const put = (encounter: Encounter, ...charges: ChargeRecord[]) => putOnEncounter(encounter, charges, emptyBook);
const groupingOf = (result: ReturnType<typeof put>) =>
  [...result.groupings.values()].map(({ state, findings }) => [state, ...findings.map(({ code }) => code)].join(' '));

describe('a charge that is told', () => {
  it('is new, then the same, then a revision; a move is refused', () => {
    const first = told(charge());
    expect(first).toMatchObject({ answer: { kind: 'created' }, state: { revision: 1, grouping: { state: 'waiting' } } });
    expect(told(charge(), first.state)).toEqual({ answer: { kind: 'unchanged', record: first.state } });
    expect(told(charge({ quantity: 2 }), first.state)).toMatchObject({ answer: { kind: 'revised' }, state: { revision: 2 } });
    expect(told(charge({ encounterExternalId: 'visit-2' }), first.state).answer).toMatchObject({
      kind: 'refused',
      code: 'CHARGE_MOVED',
    });
  });

  it('names the encounter of another source system', () => {
    const fromLab = charge({ sourceSystem: 'lab', encounterSourceSystem: 'example-ehr' });
    expect(encounterIdOfCharge(tenantId, fromLab)).toBe(encounterIdOfCharge(tenantId, charge()));
    expect(chargeIdOf(tenantId, fromLab)).not.toBe(chargeIdOf(tenantId, charge()));
  });

  it('is held and let go with a reason, each once', () => {
    const held = holdCharge(record(), { held: true, reason: 'price unclear' }, facts).state!;
    expect(held.hold).toEqual({ reason: 'price unclear', by: 'nurse', at: facts.now.toISOString() });
    expect(holdCharge(held, { held: true, reason: 'again' }, facts)).toEqual({ answer: held });
    expect(holdCharge(held, { held: false, reason: 'clear' }, facts).state).not.toHaveProperty('hold');
    expect(holdCharge(undefined, { held: true, reason: 'x' }, facts)).toEqual({});
  });

  it('writes nothing when it stands where it stood', () => {
    expect(noteGrouping(record(), { state: 'waiting', findings: [] })).not.toHaveProperty('state');
    expect(noteGrouping(record(), { state: 'grouped', findings: [] }).state).toMatchObject({ grouping: { state: 'grouped' } });
  });
});

describe('charges of an encounter', () => {
  it('become service lines under their own ids, and pointers their places', () => {
    const result = put(visit, record({ diagnosisCodes: ['E11.9', 'Z00.00'] }));
    expect(groupingOf(result)).toEqual(['grouped']);
    expect(result.encounter.serviceLines).toHaveLength(3);
    expect(result.encounter.serviceLines[2]).toMatchObject({
      externalId: 'C-1',
      procedureCode: '36415',
      chargeAmountCents: 900,
      diagnosisPointers: [2],
    });
  });

  it('take the place of their earlier line, so that putting them on twice changes nothing', () => {
    const once = put(visit, record()).encounter;
    expect(put(once, record()).encounter).toEqual(once);
    expect(JSON.stringify(put(structuredClone(once), record()).encounter)).toBe(JSON.stringify(once));
    expect(put(once, record({ quantity: 2 })).encounter.serviceLines).toMatchObject([{}, {}, { externalId: 'C-1', quantity: 2 }]);
  });

  it.each(['planned', 'not-billable', 'aborted', 'entered-in-error'])('are taken off when they are %s', (status) => {
    const result = put(put(visit, record()).encounter, record({ status }));
    expect(result.encounter).toEqual(visit);
    expect(groupingOf(result)).toEqual(['not-billed']);
    expect(groupingWithout(record({ status }), 'absent').state).toBe('not-billed');
  });

  it('are taken off while held, wait for what has not come, and are in error where it was cancelled', () => {
    const held = { ...record(), hold: { reason: 'x', by: 'y', at: 'z' } };
    expect(groupingOf(put(visit, held))).toEqual(['held']);
    expect(groupingWithout(held, 'absent').state).toBe('held');
    expect(groupingWithout(record(), 'absent').state).toBe('waiting');
    expect(groupingWithout(record(), 'cancelled')).toMatchObject({ state: 'error', findings: [{ code: 'ENCOUNTER_CANCELLED' }] });
  });

  it('are in error with all that is wrong, and the others are put on', () => {
    const wrong = record({ externalId: 'C-2', procedureCode: undefined, chargeAmountCents: undefined });
    const result = put(visit, record(), wrong, record({ externalId: 'C-3', patientExternalId: 'somebody else' }));
    expect(groupingOf(result)).toEqual(['grouped', 'error CHARGE_UNPRICED PROCEDURE_MISSING', 'error CHARGE_PATIENT_DIFFERS']);
    const immense = record({ chargeNumber: 'X', chargeAmountCents: undefined, quantity: 9_999_999 });
    const item = {
      chargeNumber: 'X',
      description: 'Y',
      modifiers: [],
      priceCents: 9e12,
      effectiveFrom: '2026-01-01',
      overrides: [],
    };
    expect(groupingOf(putOnEncounter(visit, [immense], new Map([['X', [{ item, version: 1 }]]])))).toEqual([
      'error CHARGE_TOO_LARGE',
    ]);
    const crowded = { ...visit, serviceLines: Array.from({ length: 1_000 }, () => visit.serviceLines[0]!) };
    expect(groupingOf(put(crowded, record()))).toEqual(['error ENCOUNTER_FULL']);
  });

  it('are priced and coded by the charge master for the payer of the encounter', () => {
    const item = {
      ...{
        chargeNumber: 'VENI',
        description: 'Venipuncture',
        procedureCode: '36415',
        modifiers: ['90'],
        priceCents: 500,
        effectiveFrom: '2026-01-01',
      },
      overrides: [{ payerId: 'DEMO1', priceCents: 400 }],
    };
    const book: PriceBook = new Map([['VENI', [{ item, version: 1 }]]]);
    const bare = record({ chargeNumber: 'VENI', procedureCode: undefined, chargeAmountCents: undefined, quantity: 3 });
    expect(putOnEncounter(visit, [bare], book).encounter.serviceLines[2]).toMatchObject({
      ...{ procedureCode: '36415', modifiers: ['90'], chargeAmountCents: 1_200, chargeNumber: 'VENI' },
    });
  });

  it('need a revenue code on a hospital’s', () => {
    const stay = {
      ...visit,
      kind: 'institutional',
      typeOfBill: '131',
      statementFromDate: '2026-03-02',
      statementToDate: '2026-03-02',
      patientStatusCode: '01',
      serviceLines: [],
    };
    const { placeOfServiceCode: _p, dateOfService: _d, renderingProvider: _r, ...rest } = stay;
    const hospital = EncounterShape.parse(rest);
    expect(groupingOf(put(hospital, record()))).toEqual(['error REVENUE_CODE_MISSING']);
    expect(put(hospital, record({ revenueCode: '0300' })).encounter.serviceLines).toMatchObject([
      { revenueCode: '0300', procedureCode: '36415' },
    ]);
  });
});

describe('charges of an order', () => {
  it('make an encounter of their own, of all that are billable', () => {
    const records = [
      told(ofOrder({ diagnosisCodes: ['I10'] })).state!,
      told(
        ofOrder({
          externalId: 'C-2',
          serviceDate: '2026-03-04',
          diagnosisCodes: ['I10', 'E11.9'],
          orderingProvider: visit.renderingProvider,
        }),
      ).state!,
      told(ofOrder({ externalId: 'C-3', serviceDate: '2026-03-09', status: 'planned' })).state!,
    ];
    expect(new Set(records.map(({ encounterId }) => encounterId)).size).toBe(1);
    const encounter = encounterOfOrder(records)!;
    expect(encounter).toMatchObject({
      ...{ externalId: 'order:O-1', billableStatus: 'BILLABLE', dateOfService: '2026-03-02', endDateOfService: '2026-03-04' },
      ...{ diagnoses: [{ code: 'I10' }, { code: 'E119' }], patient },
    });
    expect(EncounterShape.parse(put(encounter, ...records).encounter)).toMatchObject({
      serviceLines: [{ externalId: 'C-1' }, { externalId: 'C-2' }],
    });
  });

  it('leave nothing to bill when none is billable', () => {
    expect(encounterOfOrder([told(ofOrder({ status: 'aborted' })).state!])).toMatchObject({ billableStatus: 'NOT_BILLABLE' });
    expect(encounterOfOrder([record()])).toBeUndefined();
    expect(encounterOfOrder([])).toBeUndefined();
  });

  it('belong to an order or to an encounter, and to one patient', () => {
    const codesOf = (each: object) =>
      Charge.safeParse(each).error?.issues.map((issue) => ('params' in issue ? issue.params?.['code'] : issue.code));
    expect(codesOf({ ...charge(), order })).toEqual(['ENCOUNTER_OR_ORDER']);
    expect(codesOf({ ...charge(), encounterExternalId: undefined })).toEqual(['ENCOUNTER_OR_ORDER']);
    expect(codesOf({ ...ofOrder(), patientExternalId: 'somebody else' })).toEqual(['PATIENT_DIFFERS']);
  });
});
