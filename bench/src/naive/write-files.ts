import type {
  Inquiry270,
  InquirySubscriber,
  InterchangeToWrite,
  Party,
  ProfessionalClaim,
  TransactionToWrite,
} from '@claimstream/x12';
import { writeInterchange } from '@claimstream/x12';
import type { ClaimTold, InquiryTold, Visit } from './messages.js';

/** One interchange with one group with one 837P with one claim. The number is that of each of them. */
export const write837 = (told: ClaimTold, controlNumber: number, now: Date): string =>
  writeAlone(controlNumber, now, (set, named) => ({
    type: '837P',
    controlNumber: set,
    submission: {
      ...named,
      purpose: '00',
      use: 'CH',
      submitter: {
        kind: 'organization',
        name: 'NAIVE BILLING',
        id: { qualifier: '46', value: 'NAIVE' },
        contacts: [{ name: 'BILLING OFFICE', numbers: [{ kind: 'phone', value: '6145550100' }] }],
      },
      receiver: { kind: 'organization', name: 'DEMONSTRATION CLEARINGHOUSE', id: { qualifier: '46', value: 'DEMOCH' } },
    },
    claims: [claimOf(told)],
  }));

/** The same for a 270 with one question. */
export const write270 = (told: InquiryTold, controlNumber: number, now: Date): string =>
  writeAlone(controlNumber, now, (set, named) => ({
    type: '270',
    controlNumber: set,
    inquiry: { ...named, purpose: '13', sources: [sourceOf(told)] },
  }));

type TransactionOf = (set: string, named: { reference: string; createdDate: string; createdTime: string }) => TransactionToWrite;

function writeAlone(controlNumber: number, now: Date, transactionOf: TransactionOf): string {
  const date = now.toISOString().slice(0, 10);
  const time = now.toISOString().slice(11, 16);
  const interchange: InterchangeToWrite = {
    sender: { qualifier: 'ZZ', value: 'NAIVE' },
    receiver: { qualifier: 'ZZ', value: 'DEMOCH' },
    date,
    time,
    controlNumber,
    usage: 'test',
    acknowledgmentRequested: false,
    groups: [
      {
        senderCode: 'NAIVE',
        receiverCode: 'DEMOCH',
        date,
        time,
        controlNumber,
        transactions: [
          transactionOf(String(controlNumber).padStart(4, '0'), {
            ...{ reference: `N${controlNumber}`, createdDate: date, createdTime: time },
          }),
        ],
      },
    ],
  };
  return writeInterchange(interchange);
}

function claimOf({ patientControlNumber, chargeCents, visit }: ClaimTold): ProfessionalClaim {
  return {
    kind: 'professional',
    patientControlNumber,
    chargeCents,
    frequency: '1',
    assignment: 'A',
    benefitsAssigned: 'Y',
    releaseOfInformation: 'Y',
    placeOfService: visit.placeOfServiceCode,
    providerSignatureOnFile: true,
    diagnoses: visit.diagnoses.map(({ code }, index) => ({ qualifier: index === 0 ? 'ABK' : 'ABF', code })),
    lines: visit.serviceLines.map((line, index) => ({
      procedure: {
        qualifier: 'HC',
        code: line.procedureCode,
        modifiers: line.modifiers?.length ? [...line.modifiers] : undefined,
      },
      chargeCents: line.chargeAmountCents,
      unit: line.units ?? 'UN',
      quantity: line.quantity,
      diagnosisPointers: [...line.diagnosisPointers],
      servicePeriod: { from: line.serviceDate ?? visit.dateOfService },
      lineControlNumber: String(index + 1),
    })),
    ...partiesOf(visit),
  };
}

function partiesOf({
  billingProvider,
  patient,
  subscriberPrimary,
}: Visit): Pick<ProfessionalClaim, 'billingProvider' | 'subscriber' | 'patient'> {
  const subscriber = subscriberPrimary!;
  const { memberId, payerId, payerName, groupNumber, claimFilingIndicator = 'CI' } = subscriber.insuranceCard;
  const relationship = subscriber.patientRelationshipToSubscriberCode;
  const demographics = {
    address: addressOf(patient.address),
    birthDate: patient.dateOfBirth,
    gender: patient.gender === 'female' ? ('F' as const) : ('M' as const),
  };
  const isPatient = relationship === '18';
  return {
    billingProvider: {
      kind: 'organization',
      name: billingProvider.organizationName,
      id: { qualifier: 'XX', value: billingProvider.npi },
      taxonomyCode: billingProvider.taxonomyCode,
      address: addressOf(billingProvider.address),
      taxId: { qualifier: 'EI', value: billingProvider.taxId },
    },
    subscriber: {
      ...personOf(subscriber),
      id: { qualifier: 'MI', value: memberId },
      payerSequence: 'P',
      groupNumber,
      filingIndicator: claimFilingIndicator,
      payer: { kind: 'organization', name: payerName, id: { qualifier: 'PI', value: payerId } },
      ...(isPatient && { isPatient: true as const, ...demographics }),
    },
    ...(!isPatient && { patient: { ...personOf(patient), relationship, ...demographics } }),
  };
}

/** Whether the patient is covered on the day of the visit. */
function sourceOf({ inquiryId, visit }: InquiryTold): Inquiry270['sources'][number] {
  const { billingProvider, patient, subscriberPrimary, dateOfService } = visit;
  const holder = subscriberPrimary!;
  const { memberId, payerId, payerName } = holder.insuranceCard;
  const relationship = holder.patientRelationshipToSubscriberCode;
  const person = { ...personOf(holder), id: { qualifier: 'MI', value: memberId } };
  const asked = {
    traces: [{ type: '1', number: inquiryId, companyId: '9000000001' }],
    dates: [{ qualifier: '291', from: dateOfService }],
    inquiries: [{ serviceTypes: ['30'] }],
  } as const satisfies Partial<InquirySubscriber>;
  const dependent = {
    person: personOf(patient),
    birthDate: patient.dateOfBirth,
    relationship: { code: relationship === '01' || relationship === '19' ? relationship : '34' },
  };
  return {
    role: 'PR',
    source: { kind: 'organization', name: payerName, id: { qualifier: 'PI', value: payerId } },
    receivers: [
      {
        role: '1P',
        receiver: {
          kind: 'organization',
          name: billingProvider.organizationName,
          id: { qualifier: 'XX', value: billingProvider.npi },
        },
        subscribers: [relationship === '18' ? { person, ...asked } : { person, dependents: [{ ...dependent, ...asked }] }],
      },
    ],
  };
}

const personOf = ({ firstName, lastName }: { firstName: string; lastName: string }): Party => ({
  kind: 'person',
  name: lastName,
  firstName,
});

const addressOf = ({ line1, city, state, zipCode }: Visit['patient']['address']) => ({
  line1,
  city,
  state,
  postalCode: zipCode.replace('-', ''),
});
