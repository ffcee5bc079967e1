import { always, at, inLoop, one, record, segment, several } from '../../mapping/fields.js';
import { day, oneOf, text, time } from '../../mapping/plain-codecs.js';
import {
  type AcknowledgedClaim,
  type AcknowledgmentPatient,
  type AcknowledgmentProvider,
  type AcknowledgmentReceiver,
  type AcknowledgmentSource,
  type ClaimAcknowledgment277,
  type ProviderAcknowledgment,
} from '../claim-status.js';
import { amountOf, dayOf, periodOf, quantityOf } from './amounts.js';
import { lineStatuses, statuses, traceOf } from './claim-status.js';
import { anyNm1, nm1, partyOf } from './parties.js';
import { referenceOf, references } from './references.js';

const acknowledgedClaim = () =>
  record<AcknowledgedClaim>({
    trace: traceOf('2'),
    statuses: always(statuses),
    payerClaimControlNumber: referenceOf('1K'),
    clearinghouseTraceNumber: referenceOf('D9'),
    billType: referenceOf('BLT'),
    servicePeriod: periodOf('472'),
    lines: lineStatuses('2220D'),
  });

const patient = () =>
  record<AcknowledgmentPatient>(
    { ...inLoop('2100D', { patient: partyOf(nm1('QC')) }), claims: always(several('2200D', acknowledgedClaim)) },
    { level: 'PT' },
  );

const providerAcknowledgment = () =>
  record<ProviderAcknowledgment>({
    trace: traceOf('1'),
    statuses,
    references: references(),
    acceptedCount: quantityOf('QA'),
    rejectedCount: quantityOf('QC'),
    acceptedCents: amountOf('YU'),
    rejectedCents: amountOf('YY'),
  });

const provider = () =>
  record<AcknowledgmentProvider>(
    {
      ...inLoop('2100C', { provider: partyOf(nm1('85')) }),
      answer: one('2200C', providerAcknowledgment),
      patients: several('2000D', patient),
    },
    { level: '19' },
  );

const receiver = () =>
  record<AcknowledgmentReceiver>(
    {
      ...inLoop('2100B', { receiver: partyOf(nm1('41')) }),
      ...inLoop('2200B', {
        trace: traceOf('2'),
        statuses: always(statuses),
        acceptedCount: quantityOf('90'),
        rejectedCount: quantityOf('AA'),
        acceptedCents: amountOf('YU'),
        rejectedCents: amountOf('YY'),
      }),
      providers: several('2000C', provider),
    },
    { level: '21' },
  );

const source = () =>
  record<AcknowledgmentSource>(
    {
      ...inLoop('2100A', { role: at(anyNm1, 1, oneOf('AY', 'PR')), source: partyOf(anyNm1) }),
      ...inLoop('2200A', { trace: traceOf('1'), receivedDate: dayOf('050'), processedDate: dayOf('009') }),
      receiver: one('2000B', receiver),
    },
    { level: '20' },
  );

const bht = segment('BHT', { 1: '0085', 2: '08', 6: 'TH' });

/** 277CA, 005010X214. */
export const claimAcknowledgment277 = record<ClaimAcknowledgment277>({
  reference: at(bht, 3, text),
  createdDate: at(bht, 4, day),
  createdTime: at(bht, 5, time),
  source: one('2000A', source),
});
