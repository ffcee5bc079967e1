import fc, { type Arbitrary } from 'fast-check';
import {
  type ClaimInquiry,
  type ClaimStatus,
  type LevelStatus,
  type LineInquiry,
  type LineStatus,
  type Status,
  type StatusInformation,
  type StatusInquiry276,
  type StatusProvider,
  type StatusResponse277,
} from '../claim-status.js';
import { type Party } from '../parts.js';
import {
  all,
  cents,
  code,
  contact,
  day,
  nameOnly,
  number,
  organization,
  payerId,
  period,
  person,
  procedure,
  qualified,
  quantity,
  some,
  time,
} from './values.js';

/** Questions about claims (276) and their answers (277). */

const header = { reference: code(1, 30), createdDate: day, createdTime: time };

const payer = organization(payerId);
const receiver = organization(qualified(['46']));
const providers: Arbitrary<StatusProvider[]> = some(organization(qualified(['FI', 'SV', 'XX'])), 2);
const subscriber: Arbitrary<Party> = person(qualified(['24', 'II', 'MI']));

const lineInquiry: Arbitrary<LineInquiry> = fc.record(
  {
    procedure: procedure(),
    chargeCents: cents,
    revenueCode: number(4),
    units: quantity,
    lineControlNumber: code(1, 20),
    servicePeriod: period,
  },
  { requiredKeys: ['procedure', 'chargeCents', 'servicePeriod'] },
);

const claimInquiry: Arbitrary<ClaimInquiry> = fc.record(
  {
    trace: code(1, 30),
    payerClaimControlNumber: code(1, 30),
    billType: number(3),
    locationId: code(1, 30),
    groupNumber: code(1, 30),
    patientControlNumber: code(1, 20),
    prescriptionNumber: code(1, 30),
    clearinghouseTraceNumber: code(1, 30),
    chargeCents: cents,
    servicePeriod: period,
    lines: some(lineInquiry, 3),
  },
  { requiredKeys: ['trace'] },
);

const gender = fc.constantFrom('F' as const, 'M' as const);

export const statusInquiry: Arbitrary<StatusInquiry276> = fc.record({
  ...header,
  payers: some(
    fc.record({
      payer,
      receivers: some(
        fc.record({
          receiver,
          providers: some(
            fc.record({
              providers,
              subscribers: some(
                fc.record(
                  {
                    birthDate: day,
                    gender,
                    subscriber,
                    claims: some(claimInquiry, 2),
                    dependents: some(
                      fc.record(
                        { birthDate: day, gender, dependent: nameOnly, claims: some(claimInquiry, 2) },
                        { requiredKeys: ['birthDate', 'dependent', 'claims'] },
                      ),
                      2,
                    ),
                  },
                  { requiredKeys: ['birthDate', 'subscriber'] },
                ),
                2,
              ),
            }),
            2,
          ),
        }),
        2,
      ),
    }),
    2,
  ),
});

const status = (...entities: readonly string[]): Arbitrary<Status> =>
  fc.record(
    {
      category: fc.constantFrom('A1', 'F1', 'P1'),
      code: fc.constantFrom('19', '20', '65'),
      entity: fc.constantFrom(...entities),
    },
    { requiredKeys: ['category', 'code'] },
  );

const levelStatus = (entity: string): Arbitrary<LevelStatus> =>
  fc.record({ trace: code(1, 30), statuses: some(fc.record({ statuses: some(status(entity), 3), date: day }), 2) });

const claimStatusInformation: Arbitrary<StatusInformation> = fc.record(
  {
    statuses: some(all(status('85', 'IL', 'QC'), fc.record({ codeList: fc.constant('RX') }, { requiredKeys: [] })), 3),
    date: day,
    chargeCents: cents,
    paidCents: cents,
    adjudicationDate: day,
    paymentDate: day,
    paymentNumber: code(1, 16),
  },
  { requiredKeys: ['statuses', 'date'] },
);

const lineStatus: Arbitrary<LineStatus> = fc.record(
  {
    procedure: procedure(),
    chargeCents: cents,
    paidCents: cents,
    revenueCode: number(4),
    units: quantity,
    statuses: some(fc.record({ statuses: some(status('85', 'IL'), 3), date: day }), 2),
    lineControlNumber: code(1, 20),
    servicePeriod: period,
  },
  { requiredKeys: ['procedure', 'chargeCents', 'paidCents', 'units', 'statuses', 'servicePeriod'] },
);

const claimStatus: Arbitrary<ClaimStatus> = fc.record(
  {
    trace: code(1, 30),
    statuses: some(claimStatusInformation, 2),
    payerClaimControlNumber: code(1, 30),
    billType: number(3),
    patientControlNumber: code(1, 20),
    prescriptionNumber: code(1, 30),
    voucher: code(1, 30),
    clearinghouseTraceNumber: code(1, 30),
    servicePeriod: period,
    lines: some(lineStatus, 3),
  },
  { requiredKeys: ['trace', 'statuses'] },
);

export const statusResponse: Arbitrary<StatusResponse277> = fc.record({
  ...header,
  payers: some(
    fc.record({
      payer,
      contact,
      receivers: some(
        fc.record({
          receiver,
          answer: levelStatus('41'),
          providers: some(
            fc.record({
              providers,
              answer: levelStatus('1P'),
              subscribers: some(
                fc.record(
                  {
                    subscriber,
                    claims: some(claimStatus, 2),
                    dependents: some(fc.record({ dependent: nameOnly, claims: some(claimStatus, 2) }), 2),
                  },
                  { requiredKeys: ['subscriber'] },
                ),
                2,
              ),
            }),
            2,
          ),
        }),
        2,
      ),
    }),
    2,
  ),
});
