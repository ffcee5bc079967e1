import { ClaimContent, ClaimPayment, exampleClaim, exampleInquiry, RemittanceAdvice } from '@claimstream/contracts';
import type { Claim837, InterchangeToWrite, Remittance835, ServicePayment } from '@claimstream/x12';
import { readInterchanges, strict, type TransactionToWrite, writeInterchange } from '@claimstream/x12';
import { composeClaims, composeInquiries } from '../compose-interchange.js';
import { exampleAgreement, institutionalClaim } from '../examples.js';
import { openConnection } from '../partner-connection.js';
import { planInterchange } from '../plan-interchange.js';
import { queueInquiry } from '../inquiry.js';
import { queueSubmission } from '../submission.js';
import { imbalancesOf } from '../balance-835.js';
import { fromRemittance835 } from './from-remittance-835.js';
import { toClaim837 } from './to-claim-837.js';
import { toInquiry270 } from './to-inquiry-270.js';

const now = new Date('2026-03-02T15:00:02.000Z');
const connection = openConnection(exampleAgreement());

describe('837', () => {
  const dependent: ClaimContent = {
    ...exampleClaim,
    patientControlNumber: 'DEPENDENT1',
    subscriber: { ...exampleClaim.subscriber, firstName: 'Paul', patientRelationshipToSubscriberCode: '19' },
  } as ClaimContent;
  const crowded: ClaimContent = {
    ...exampleClaim,
    patientControlNumber: 'CROWDED1',
    billingProvider: {
      ...exampleClaim.billingProvider,
      organizationName: 'Practice: North',
      phone: '614-555-0100',
      taxonomyCode: '207Q00000X',
    },
    referringProvider: { firstName: 'Ref', lastName: 'Erring', npi: '1245319599' },
    serviceFacility: { organizationName: 'Lab: West', npi: '1245319599', address: exampleClaim.patient.address },
    priorAuthorizationNumber: 'AUTH1',
    medicalRecordNumber: 'MRN1',
    accident: { date: '2026-03-01', cause: 'AA', state: 'OH' },
  } as ClaimContent;

  it.each([
    ['a professional claim', exampleClaim],
    ['a claim for a dependent', dependent],
    ['a claim with all that may be said', crowded],
    ['an institutional claim', institutionalClaim()],
  ])('%s is written under the strict profile without a finding and reads back as it was', (_, claim) => {
    const content = ClaimContent.parse(claim);
    const { interchanges, findings } = readInterchanges(writeInterchange(composed([content])), { profile: strict });

    expect(findings).toEqual([]);
    expect(claimsIn(interchanges)).toEqual([withoutUndefined(toClaim837(content))]);
  });

  it.each([
    ['a professional claim says why Medicare pays second', exampleClaim, 'SBR*S*18***12****MB~'],
    ['an institutional claim has no place for it', institutionalClaim(), 'SBR*S*18*******MB~'],
  ])('%s', (_, claim, sbr) => {
    const { subscriber } = claim;
    const insuranceCard = { ...subscriber.insuranceCard, claimFilingIndicator: 'MB', medicareSecondaryReason: '12' } as const;
    const second = { ...claim, payerSequence: 'secondary' as const, subscriber: { ...subscriber, insuranceCard } };

    expect(writeInterchange(composed([second]))).toContain(sbr);
  });

  it('writes names with the letters that X12 has', () => {
    const { subscriber, patient } = exampleClaim;
    const insuranceCard = { ...subscriber.insuranceCard, groupNumber: undefined, planName: 'Régime: “Or”' };
    const claim = {
      ...exampleClaim,
      patient: { ...patient, address: { ...patient.address, line1: 'Groß–Straße 1:' } },
      subscriber: { ...subscriber, lastName: 'O’Søren', firstName: 'Łukasz', insuranceCard },
    };
    const { submitter } = exampleAgreement();
    const agreed = exampleAgreement({ submitter: { ...submitter, name: 'Küste: Billing', contactName: 'Søren' } });
    const text = writeInterchange(composed([claim], openConnection(agreed)));

    expect(text).toContain('~NM1*41*2*Kuste  Billing*');
    expect(text).toContain('~PER*IC*Soren*');
    expect(text).toContain("~NM1*IL*1*O'Soren*Lukasz****MI*");
    expect(text).toContain('~SBR*P*18**Regime  "Or"*');
    expect(text).toContain('~N3*Gross-Strasse 1~');
  });

  it('writes the codes of an institutional claim in the order of the guide', () => {
    const lists = writeInterchange(composed([institutionalClaim()])).matchAll(/~HI\*([A-Z]+):/g);

    expect([...lists].map(([, list]) => list)).toEqual(['ABK', 'ABJ', 'DR', 'ABF', 'BBR', 'BI', 'BH', 'BE', 'BG']);
  });

  it('names the providers of an institutional claim in the order of the guide', () => {
    const [renderingProvider, referringProvider] = ['Ren', 'Ref'].map((lastName) => ({ lastName, npi: '1245319599' }));
    const serviceFacility = { organizationName: 'Lab', address: exampleClaim.patient.address };
    const claim = { ...institutionalClaim(), renderingProvider, referringProvider, serviceFacility } as ClaimContent;
    const roles = writeInterchange(composed([claim]))
      .split('~CLM*')[1]!
      .matchAll(/~NM1\*([0-9A-Z]+)/g);

    expect([...roles].map(([, role]) => role)).toEqual(['71', '72', '82', '77', 'DN']);
  });

  it('puts claims under their billing provider and subscriber, and institutional ones into a group of their own', () => {
    const other = {
      ...exampleClaim,
      patientControlNumber: 'OTHER',
      billingProvider: { ...exampleClaim.billingProvider, npi: '1245319599' },
    };
    const again = { ...exampleClaim, patientControlNumber: 'AGAIN' };
    const text = writeInterchange(composed([exampleClaim, other, institutionalClaim(), again]));

    expect(text.match(/~GS\*/g)).toHaveLength(2);
    expect(text.match(/~HL\*\d+\*\*20/g)).toHaveLength(3);
    expect(text.match(/~HL\*\d+\*\d+\*22/g)).toHaveLength(3);
    expect(text.match(/~CLM\*/g)).toHaveLength(4);
  });
});

describe('270', () => {
  it('is written under the strict profile without a finding', () => {
    const facts = { correlationId: exampleInquiry.inquiryId, now };
    const dependent = {
      ...exampleInquiry,
      subscriber: { ...exampleInquiry.subscriber, patientRelationshipToSubscriberCode: '19' as const },
    };
    const due = [exampleInquiry, dependent].map((inquiry, index) => ({
      tenantId: 't',
      id: String(index),
      inquiry: queueInquiry(undefined, { encounterId: inquiry.inquiryId, inquiry }, facts)!,
    }));
    const { findings } = readInterchanges(writeInterchange(composeInquiries(connection, due, now).interchange), {
      profile: strict,
    });

    expect(findings).toEqual([]);
  });

  it('gives the birth date of the patient where the subscriber is the patient', () => {
    const { dateOfBirth: _unknown, ...subscriber } = exampleInquiry.subscriber;
    const facts = { reference: 'R', createdDate: '2026-03-02', createdTime: '10:00', traceCompanyId: '9123456789' };
    const { sources } = toInquiry270([{ question: { ...exampleInquiry, subscriber }, attempt: 1 }], facts);

    expect(sources[0]!.receivers[0]!.subscribers).toMatchObject([{ birthDate: exampleInquiry.patient.dateOfBirth }]);
  });
});

describe('835', () => {
  it('becomes an advice and claim payments that our contracts take', () => {
    const { advice, payments } = fromRemittance835(readBack(example835()));

    expect(RemittanceAdvice.parse({ adviceId: exampleInquiry.inquiryId, ...advice })).toMatchObject({
      payer: { payerId: 'DEMO1', name: 'DEMONSTRATION HEALTH PLAN' },
      payee: { npi: '1234567893', taxId: '123456789' },
      amountCents: 9_000,
      providerAdjustments: [{ reasonCode: 'L6', amountCents: 1_000 }],
      claimPaymentCount: 1,
      claimPaymentsCents: 10_000,
    });
    expect(ClaimPayment.parse(payments[0])).toMatchObject({
      patientControlNumber: 'PCN1',
      memberId: 'MEMBER1',
      paidCents: 10_000,
      patientResponsibilityCents: 2_000,
      lines: [
        {
          procedureCode: '99213',
          allowedCents: 12_000,
          adjustments: [
            { group: 'CO', reasonCode: '45' },
            { group: 'PR', reasonCode: '3' },
          ],
        },
      ],
    });
  });

  it('takes the remark codes that our contracts take, and no others', () => {
    const remittance = example835();
    const [payment] = remittance.groups[0]!.payments;
    payment!.outpatient = { remarks: ['', 'MA01', 'see letter'] };
    payment!.services[0]!.remarks = [
      { qualifier: 'HE', value: 'N130' },
      { qualifier: 'HE', value: 'n/a' },
    ];
    const [read] = fromRemittance835(readBack(remittance)).payments;

    expect(ClaimPayment.parse(read)).toMatchObject({ remarkCodes: ['MA01'], lines: [{ remarkCodes: ['N130'] }] });
  });

  it('does without the names and codes that the guide wants', () => {
    const { payee, groups, ...remittance } = example835();
    const [payment] = groups[0]!.payments;
    const [{ procedure: _procedure, ...service }] = payment!.services as [ServicePayment];
    const { patient: _patient, ...nameless } = { ...payment!, services: [service] };
    const bare = { ...remittance, payer: undefined, payee: { name: payee.name }, groups: [{ number: 1, payments: [nameless] }] };
    const { advice, payments } = fromRemittance835(bare as unknown as Remittance835);

    expect(RemittanceAdvice.parse({ adviceId: exampleInquiry.inquiryId, ...advice })).toMatchObject({
      payer: { payerId: '1999999999', name: 'UNKNOWN' },
      payee: { name: payee.name },
    });
    expect(ClaimPayment.parse(payments[0])).toMatchObject({ patientControlNumber: 'PCN1', lines: [{ paidCents: 10_000 }] });
  });

  it('is out of balance at the level where it does not add up', () => {
    const read = fromRemittance835(example835());
    const [payment] = read.payments;
    const [line] = payment!.lines;

    expect(imbalancesOf(read)).toEqual([]);
    expect(imbalancesOf({ ...read, advice: { ...read.advice, amountCents: 9_001 } })).toEqual([
      { level: 'transaction', expectedCents: 9_000, statedCents: 9_001, differenceCents: 1 },
    ]);
    expect(imbalancesOf({ ...read, payments: [{ ...payment!, paidCents: 9_999 }] })).toMatchObject([
      { level: 'claim', payment: 1, differenceCents: -1 },
    ]);
    expect(imbalancesOf({ ...read, payments: [{ ...payment!, lines: [{ ...line!, paidCents: 1 }] }] })).toMatchObject([
      { level: 'line', payment: 1, line: 1 },
    ]);
  });
});

function composed(claims: readonly ClaimContent[], over = connection): InterchangeToWrite {
  const due = claims.map((claim) => {
    const submission = queueSubmission(claim, { contentId: claim.claimId, correlationId: claim.claimId, now });
    return { tenantId: 't', id: claim.patientControlNumber, submission, claim };
  });
  return composeClaims(over, planInterchange(due), now).interchange;
}

function claimsIn(interchanges: ReturnType<typeof readInterchanges>['interchanges']): Claim837[] {
  const sets = interchanges.flatMap(({ groups }) => groups.flatMap(({ transactions }) => transactions));
  return sets.flatMap((set) => (set.type === 'unknown' ? [] : set.claims.map(({ claim }) => claim)));
}

function readBack(remittance: Remittance835): Remittance835 {
  const transactions: TransactionToWrite[] = [{ type: '835', controlNumber: '0001', remittance }];
  const envelope = { date: '2026-03-16', time: '10:00', controlNumber: 1 };
  const text = writeInterchange({
    ...envelope,
    sender: { qualifier: 'ZZ', value: 'PAYER' },
    receiver: { qualifier: 'ZZ', value: 'US' },
    usage: 'test',
    acknowledgmentRequested: false,
    groups: [{ ...envelope, senderCode: 'PAYER', receiverCode: 'US', transactions }],
  });
  const [read] = readInterchanges(text).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.transactions));
  if (read?.type !== '835') throw new Error('The 835 did not come back.');
  return read.document;
}

function example835(): Remittance835 {
  return {
    handling: 'I',
    method: 'CHK',
    amountCents: 9_000,
    creditOrDebit: 'C',
    effectiveDate: '2026-03-16',
    traceNumber: 'EFT1',
    tracePayerId: '1999999999',
    payer: {
      name: 'DEMONSTRATION HEALTH PLAN',
      address: { line1: '1 WAY', city: 'COLUMBUS', state: 'OH', postalCode: '432150001' },
      references: [{ qualifier: '2U', value: 'DEMO1' }],
      technicalContacts: [{ name: 'EDI', numbers: [{ kind: 'phone', value: '8005550100' }] }],
    },
    payee: {
      name: 'EXAMPLE FAMILY PRACTICE',
      id: { qualifier: 'XX', value: '1234567893' },
      references: [{ qualifier: 'TJ', value: '123456789' }],
    },
    groups: [
      {
        number: 1,
        payments: [
          {
            patientControlNumber: 'PCN1',
            status: '1',
            chargeCents: 15_000,
            paidCents: 10_000,
            patientResponsibilityCents: 2_000,
            filingIndicator: '12',
            payerClaimControlNumber: 'CCN1',
            patient: { kind: 'person', name: 'EXEMPLAR', firstName: 'NORA', id: { qualifier: 'MI', value: 'MEMBER1' } },
            services: [
              {
                procedure: { qualifier: 'HC', code: '99213', modifiers: ['25'] },
                chargeCents: 15_000,
                paidCents: 10_000,
                serviceDates: [{ qualifier: '472', date: '2026-03-02' }],
                adjustments: [
                  { group: 'CO', adjustments: [{ reason: '45', amountCents: 3_000 }] },
                  { group: 'PR', adjustments: [{ reason: '3', amountCents: 2_000 }] },
                ],
                lineControlNumber: 'PCN1-1',
                amounts: [{ qualifier: 'B6', amountCents: 12_000 }],
              },
            ],
          },
        ],
      },
    ],
    providerAdjustments: [
      {
        providerId: '1234567893',
        fiscalPeriodEnd: '2026-12-31',
        adjustments: [{ reason: 'L6', reference: 'R1', amountCents: 1_000 }],
      },
    ],
  };
}

const withoutUndefined = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
