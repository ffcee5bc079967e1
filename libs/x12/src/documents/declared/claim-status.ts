import { type SegmentCodec } from '../../mapping/codec.js';
import { composite, textComponent } from '../../mapping/composed-codecs.js';
import { always, at, each, elements, type Field, inLoop, one, record, segment, several } from '../../mapping/fields.js';
import { cents, day, decimal, oneOf, text, time } from '../../mapping/plain-codecs.js';
import { marked, object, on, valueAt } from '../../mapping/segment-codecs.js';
import {
  type ClaimInquiry,
  type ClaimStatus,
  type LevelStatus,
  type LineInquiry,
  type LineStatus,
  type Status,
  type StatusInformation,
  type StatusInquiry276,
  type StatusInquiryDependent,
  type StatusInquiryPayer,
  type StatusInquiryProvider,
  type StatusInquiryReceiver,
  type StatusInquirySubscriber,
  type StatusProvider,
  type StatusResponse277,
  type StatusResponseDependent,
  type StatusResponsePayer,
  type StatusResponseProvider,
  type StatusResponseReceiver,
  type StatusResponseSubscriber,
} from '../claim-status.js';
import { amountOf, periodOf, procedure } from './amounts.js';
import { contactOf, nm1, party, partyOf } from './parties.js';
import { referenceOf } from './references.js';

/** C043. */
const status = composite<Status>({
  category: textComponent(1),
  code: textComponent(2),
  entity: textComponent(3),
  codeList: textComponent(4),
});

const statusPlaces = [1, 10, 11] as const;

/** STC ends with element 12: a fourth status stands behind it, where it is refused. */
const firstTooMany = 13;

/** STC but for its statuses. */
const statusFacts = object<Omit<StatusInformation, 'statuses'>>({
  date: on(2, day),
  action: on(3, oneOf('WQ', 'U')),
  chargeCents: on(4, cents),
  paidCents: on(5, cents),
  adjudicationDate: on(6, day),
  paymentDate: on(8, day),
  paymentNumber: on(9, text),
  message: on(12, text),
});

/** STC: up to three statuses in elements 1, 10 and 11, and what they are about. */
const statusInformation: SegmentCodec<StatusInformation> = {
  positions: [...statusPlaces, ...statusFacts.positions],
  read: (read) => {
    const statuses: Status[] = [];
    for (const place of statusPlaces) {
      const value = valueAt(status, read, place);
      if (value !== undefined) statuses.push(value);
      else if (read.element(place) !== '') return undefined;
    }
    const facts = statusFacts.read(read);
    const isUnread = facts === undefined && statusFacts.positions.some((position) => read.element(position) !== '');
    return statuses.length === 0 || isUnread ? undefined : { statuses, ...facts };
  },
  write: ({ statuses, ...facts }) => ({
    ...Object.fromEntries(statuses.map((value, index) => [statusPlaces[index] ?? firstTooMany + index, status.write(value)])),
    ...statusFacts.write(facts),
  }),
};

/** Every STC of a loop. */
export const statuses: Field<StatusInformation[]> = each(segment('STC'), statusInformation);

/** TRN02 of the TRN of one type. */
export const traceOf = (type: string): Field<string> => at(segment('TRN', { 1: type }), 2, text);

const svc = segment('SVC');
const dmg = segment('DMG');

const person = { birthDate: elements(dmg, marked(1, 'D8', 2, day)), gender: at(dmg, 3, oneOf('F', 'M', 'U')) };

/** 2220 of a 277 or 277CA. */
export const lineStatuses = (loop: string): Field<LineStatus[]> =>
  several(loop, () =>
    record<LineStatus>({
      procedure: at(svc, 1, procedure),
      chargeCents: at(svc, 2, cents),
      paidCents: at(svc, 3, cents),
      revenueCode: at(svc, 4, text),
      units: at(svc, 7, decimal),
      statuses: always(statuses),
      lineControlNumber: referenceOf('FJ'),
      prescriptionNumber: referenceOf('XZ'),
      servicePeriod: periodOf('472'),
    }),
  );

const lineInquiries = (loop: string): Field<LineInquiry[]> =>
  several(loop, () =>
    record<LineInquiry>({
      procedure: at(svc, 1, procedure),
      chargeCents: at(svc, 2, cents),
      revenueCode: at(svc, 4, text),
      units: at(svc, 7, decimal),
      lineControlNumber: referenceOf('FJ'),
      servicePeriod: periodOf('472'),
    }),
  );

const claimInquiries = (loop: string, lines: string): Field<ClaimInquiry[]> =>
  several(loop, () =>
    record<ClaimInquiry>({
      trace: traceOf('1'),
      payerClaimControlNumber: referenceOf('1K'),
      billType: referenceOf('BLT'),
      locationId: referenceOf('LU'),
      groupNumber: referenceOf('6P'),
      patientControlNumber: referenceOf('EJ'),
      prescriptionNumber: referenceOf('XZ'),
      clearinghouseTraceNumber: referenceOf('D9'),
      chargeCents: amountOf('T3'),
      servicePeriod: periodOf('472'),
      lines: lineInquiries(lines),
    }),
  );

/** 2100C, which may stand twice: the provider by its NPI and by its tax id. */
const providers: Field<StatusProvider[]> = several('2100C', () => record<StatusProvider>(party(nm1('1P'))));

const inquiryDependent = () =>
  record<StatusInquiryDependent>(
    {
      ...person,
      dependent: inLoop('2100E', { dependent: partyOf(nm1('QC')) }).dependent,
      claims: always(claimInquiries('2200E', '2210E')),
    },
    { level: '23' },
  );

const inquirySubscriber = () =>
  record<StatusInquirySubscriber>(
    {
      ...person,
      ...inLoop('2100D', { subscriber: partyOf(nm1('IL')) }),
      claims: claimInquiries('2200D', '2210D'),
      dependents: several('2000E', inquiryDependent),
    },
    { level: '22' },
  );

const inquiryProvider = () =>
  record<StatusInquiryProvider>(
    { providers: always(providers), subscribers: always(several('2000D', inquirySubscriber)) },
    { level: '19' },
  );

const inquiryReceiver = () =>
  record<StatusInquiryReceiver>(
    { ...inLoop('2100B', { receiver: partyOf(nm1('41')) }), providers: always(several('2000C', inquiryProvider)) },
    { level: '21' },
  );

const inquiryPayer = () =>
  record<StatusInquiryPayer>(
    { ...inLoop('2100A', { payer: partyOf(nm1('PR')) }), receivers: always(several('2000B', inquiryReceiver)) },
    { level: '20' },
  );

const inquiryBht = segment('BHT', { 1: '0010', 2: '13' });

/** 276, 005010X212. */
export const statusInquiry276 = record<StatusInquiry276>({
  reference: at(inquiryBht, 3, text),
  createdDate: at(inquiryBht, 4, day),
  createdTime: at(inquiryBht, 5, time),
  payers: always(several('2000A', inquiryPayer)),
});

const claimStatuses = (loop: string, lines: string): Field<ClaimStatus[]> =>
  several(loop, () =>
    record<ClaimStatus>({
      trace: traceOf('2'),
      statuses: always(statuses),
      payerClaimControlNumber: referenceOf('1K'),
      billType: referenceOf('BLT'),
      patientControlNumber: referenceOf('EJ'),
      prescriptionNumber: referenceOf('XZ'),
      voucher: referenceOf('VV'),
      clearinghouseTraceNumber: referenceOf('D9'),
      servicePeriod: periodOf('472'),
      lines: lineStatuses(lines),
    }),
  );

const levelStatus = (loop: string, traceType: string): Field<LevelStatus> =>
  one(loop, () => record<LevelStatus>({ trace: traceOf(traceType), statuses: always(statuses) }));

const responseDependent = () =>
  record<StatusResponseDependent>(
    { ...inLoop('2100E', { dependent: partyOf(nm1('QC')) }), claims: always(claimStatuses('2200E', '2220E')) },
    { level: '23' },
  );

const responseSubscriber = () =>
  record<StatusResponseSubscriber>(
    {
      ...inLoop('2100D', { subscriber: partyOf(nm1('IL')) }),
      claims: claimStatuses('2200D', '2220D'),
      dependents: several('2000E', responseDependent),
    },
    { level: '22' },
  );

const responseProvider = () =>
  record<StatusResponseProvider>(
    { providers: always(providers), answer: levelStatus('2200C', '1'), subscribers: several('2000D', responseSubscriber) },
    { level: '19' },
  );

const responseReceiver = () =>
  record<StatusResponseReceiver>(
    {
      ...inLoop('2100B', { receiver: partyOf(nm1('41')) }),
      answer: levelStatus('2200B', '2'),
      providers: several('2000C', responseProvider),
    },
    { level: '21' },
  );

const responsePayer = () =>
  record<StatusResponsePayer>(
    {
      ...inLoop('2100A', { payer: partyOf(nm1('PR')), contact: contactOf('IC') }),
      receivers: always(several('2000B', responseReceiver)),
    },
    { level: '20' },
  );

const responseBht = segment('BHT', { 1: '0010', 2: '08', 6: 'DG' });

/** 277, 005010X212. */
export const statusResponse277 = record<StatusResponse277>({
  reference: at(responseBht, 3, text),
  createdDate: at(responseBht, 4, day),
  createdTime: at(responseBht, 5, time),
  payers: always(several('2000A', responsePayer)),
});
