import type {
  AcknowledgmentReceiver,
  Benefits271,
  BenefitSubscriber,
  ClaimAcknowledgment277,
  StatusInformation,
} from '@claimstream/x12';
import { fromAcknowledgment999 } from './from-acknowledgment-999.js';
import { fromBenefits271 } from './from-benefits-271.js';
import { type ClaimOutcome, fromClaimAcknowledgment277, verdictFor } from './from-claim-acknowledgment-277.js';
import { plainText } from './plain-text.js';

describe('277CA', () => {
  const status = (action: 'WQ' | 'U', category: string): StatusInformation => ({ statuses: [{ category, code: '20' }], action });

  it.each<[StatusInformation, ClaimOutcome]>([
    [status('WQ', 'A2'), 'accepted'],
    [status('WQ', 'A1'), 'received'],
    [status('WQ', 'A0'), 'received'],
    [status('WQ', 'A5'), 'received'],
    [status('U', 'A3'), 'rejected'],
    [status('U', 'A6'), 'rejected'],
    [status('U', 'A7'), 'rejected'],
    [status('U', 'A8'), 'rejected'],
    [status('U', 'A1'), 'rejected'],
    [status('WQ', 'A7'), 'received'],
    [status('U', 'A2'), 'received'],
    [status('WQ', 'Z9'), 'received'],
  ])('reads %j as %s', (given, outcome) => expect(verdictOf([given])?.outcome).toBe(outcome));

  it('leaves a category against its action code to a person', () =>
    expect(verdictOf([status('WQ', 'A7')])?.reasons).toMatchObject([{ code: 'A7:20' }, { code: 'STATUS_CONTRADICTION' }]));

  it('takes receipt for acceptance where a partner never says more', () =>
    expect(verdictOf([status('WQ', 'A1')], { receiptMeansAccepted: true })?.outcome).toBe('accepted'));

  it('lets a rejection of the file or of a provider stand for every claim below it', () => {
    const file = fromClaimAcknowledgment277(acknowledgment({ statuses: [status('U', 'A3')] }), { receiptMeansAccepted: false })!;
    expect(verdictFor(file, { patientControlNumber: 'ANY', billingNpi: '1', billingTaxId: '9' })?.outcome).toBe('rejected');

    const providers = [
      {
        provider: { kind: 'organization' as const, id: { qualifier: 'XX', value: '1' } },
        answer: { statuses: [status('U', 'A8')] },
      },
    ];
    const ofProvider = fromClaimAcknowledgment277(acknowledgment({ providers }), { receiptMeansAccepted: false })!;
    expect(verdictFor(ofProvider, { patientControlNumber: 'ANY', billingNpi: '1', billingTaxId: '9' })?.outcome).toBe('rejected');
    expect(verdictFor(ofProvider, { patientControlNumber: 'ANY', billingNpi: '2', billingTaxId: '8' })).toBeUndefined();

    const known = { kind: 'organization' as const, id: { qualifier: 'FI', value: '12-3456789' } };
    const byTaxId = acknowledgment({ providers: [{ provider: known, answer: { statuses: [status('U', 'A8')] } }] });
    const claim = { patientControlNumber: 'ANY', billingNpi: '1', billingTaxId: '123456789' };
    expect(verdictFor(fromClaimAcknowledgment277(byTaxId, { receiptMeansAccepted: false })!, claim)?.outcome).toBe('rejected');
  });

  function verdictOf(statuses: StatusInformation[], habits = { receiptMeansAccepted: false }) {
    const claims = [{ trace: 'PCN1', statuses, servicePeriod: { from: '2026-03-02' } }];
    const providers = [
      { provider: { kind: 'organization' as const }, patients: [{ patient: { kind: 'person' as const }, claims }] },
    ];
    return verdictFor(fromClaimAcknowledgment277(acknowledgment({ providers }), habits)!, {
      patientControlNumber: 'PCN1',
      billingNpi: '1',
      billingTaxId: '9',
    });
  }

  function acknowledgment(change: Partial<AcknowledgmentReceiver>): ClaimAcknowledgment277 {
    const receiver = { receiver: { kind: 'organization' as const }, trace: 'G1S1', statuses: [status('WQ', 'A1')], ...change };
    const day = '2026-03-02';
    const source = {
      role: 'PR' as const,
      source: { kind: 'organization' as const },
      trace: 'T',
      receivedDate: day,
      processedDate: day,
      receiver,
    };
    return { reference: 'R', createdDate: day, createdTime: '10:00', source };
  }
});

describe('999', () => {
  it('names the claim by CTX, or the segment by its position, and never the bad value', () => {
    const { sets } = fromAcknowledgment999({
      functionalId: 'HC',
      groupControlNumber: 7,
      status: 'P',
      declaredCount: 2,
      receivedCount: 2,
      acceptedCount: 1,
      transactions: [
        { type: '837', controlNumber: '0001', status: 'E' },
        {
          type: '837',
          controlNumber: '0002',
          status: 'R',
          syntaxErrors: ['5'],
          errors: [
            {
              segmentId: 'CLM',
              position: 30,
              loop: '2300',
              code: '8',
              contexts: [{ name: 'CLM01', value: 'PCN1' }],
              elements: [{ position: { element: 5, component: 1 }, code: '7', value: 'NORA' }],
            },
            { segmentId: 'N3', position: 8, code: '3' },
          ],
        },
      ],
    });

    expect(sets.map(({ accepted }) => accepted)).toEqual([true, false]);
    expect(sets[1]!.faults).toMatchObject([
      { patientControlNumber: 'PCN1', position: 30, reason: { code: 'IK4:7', message: 'Element 2300/CLM05-1 has error 7.' } },
      { patientControlNumber: undefined, position: 8, reason: { code: 'IK3:3' } },
    ]);
    expect(JSON.stringify(sets)).not.toContain('NORA');
  });
});

describe('999 of a group', () => {
  const counts = { functionalId: 'HC', groupControlNumber: 7, declaredCount: 1, receivedCount: 1, acceptedCount: 0 };
  const transactions = [{ type: '837', controlNumber: '0001', status: 'A' as const }];

  it('that is rejected as a whole takes no set of it', () => {
    expect(fromAcknowledgment999({ ...counts, status: 'R', syntaxErrors: ['4'], transactions })).toMatchObject({
      sets: [{ accepted: false, reasons: [{ code: 'AK9:4' }] }],
      group: { accepted: false },
    });
  });

  it('that is partly accepted leaves it to its sets', () => {
    expect(fromAcknowledgment999({ ...counts, status: 'P', transactions })).toEqual({
      sets: [expect.objectContaining({ accepted: true })],
    });
  });
});

describe('271', () => {
  const person: BenefitSubscriber = { person: { kind: 'person' }, traces: [{ type: '2', number: 'T1' }] };

  it.each([
    [['1'], 'active'],
    [['B', '6'], 'inactive'],
    [['8'], 'inactive'],
    [['I'], 'unknown'],
    [[], 'unknown'],
  ])('with EB01 %j says %s', (codes, status) => {
    const benefits = codes.map((information) => ({ information, serviceTypes: ['30'] }));
    expect(answersOf({ ...person, benefits })).toMatchObject([{ scope: { trace: 'T1' }, coverage: { status } }]);
  });

  it('says why the payer could not answer, at the level where it says so', () => {
    const rejections = [{ valid: true, reason: '42', followUp: 'R' }];
    const error = { code: '42', followUp: 'R', message: 'The payer could not answer: it cannot respond now.' };

    expect(answersOf({ ...person, rejections })).toEqual([
      { scope: { trace: 'T1' }, coverage: { status: 'unknown', benefits: [], errors: [error] } },
    ]);
    const source = { role: 'PR', source: { kind: 'organization' as const, id: { qualifier: 'PI', value: 'DEMO1' } }, rejections };
    expect(fromBenefits271({ ...head, sources: [source] })).toMatchObject([
      { scope: { payerId: 'DEMO1' }, coverage: { errors: [error] } },
    ]);
  });

  it('names the plan that was asked about, not that of another payer', () => {
    const other = { information: 'R', serviceTypes: ['30'], plan: 'OTHER' };
    const visit = { information: 'B', serviceTypes: ['98'], plan: 'VISITS' };
    const active = { information: '1', serviceTypes: ['30'], plan: 'GOLD' };

    expect(answersOf({ ...person, benefits: [other, visit, active] })).toMatchObject([{ coverage: { planName: 'GOLD' } }]);
    expect(answersOf({ ...person, benefits: [other, visit] })).toMatchObject([{ coverage: { planName: 'VISITS' } }]);
  });

  it('keeps what the payer says beside a benefit that it could not answer', () => {
    const active = { information: '1', serviceTypes: ['30'], plan: 'GOLD' };
    const refused = { information: 'V', serviceTypes: ['35'], rejections: [{ valid: true, reason: '53', followUp: 'N' }] };
    const errors = [{ code: '53' }];

    expect(answersOf({ ...person, benefits: [active, refused] })).toMatchObject([
      { coverage: { status: 'active', planName: 'GOLD', benefits: [{ informationCode: '1' }], errors } },
    ]);
    expect(answersOf({ ...person, benefits: [refused] })).toMatchObject([
      { coverage: { status: 'unknown', benefits: [], errors } },
    ]);
  });

  const head = { purpose: '11' as const, createdDate: '2026-03-02', createdTime: '10:00' };

  function answersOf(subscriber: BenefitSubscriber) {
    const receivers = [{ role: '1P', receiver: { kind: 'organization' as const }, subscribers: [subscriber] }];
    const file: Benefits271 = { ...head, sources: [{ role: 'PR', source: { kind: 'organization' }, receivers }] };
    return fromBenefits271(file);
  }
});

it('takes from a partner only text that our contracts carry', () => {
  expect(plainText('  A*B~C|D^E\u0000F  ', 50)).toBe('A B C D E F');
  expect(plainText('ABCDEF', 3)).toBe('ABC');
  expect(plainText('~', 3)).toBeUndefined();
});
