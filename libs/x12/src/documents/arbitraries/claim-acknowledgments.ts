import fc, { type Arbitrary } from 'fast-check';
import { type ClaimAcknowledgment277, type StatusInformation } from '../claim-status.js';
import {
  cents,
  code,
  count,
  day,
  npi,
  number,
  organization,
  period,
  person,
  procedure,
  qualified,
  quantity,
  some,
  time,
} from './values.js';

const memberId = qualified(['MI', 'II'], code(2, 20));

const header = { reference: code(1, 30), createdDate: day, createdTime: time };

const status = fc.record(
  { category: fc.constantFrom('A1', 'A2', 'A7'), code: fc.constantFrom('19', '20', '562'), entity: fc.constantFrom('PR', '40') },
  { requiredKeys: ['category', 'code'] },
);

const statuses: Arbitrary<StatusInformation[]> = some(
  fc.record({ statuses: some(status, 3), date: day, action: fc.constantFrom('WQ' as const, 'U' as const), chargeCents: cents }),
  3,
);

const totals = { acceptedCount: count, rejectedCount: count, acceptedCents: cents, rejectedCents: cents };

export const claimAcknowledgment: Arbitrary<ClaimAcknowledgment277> = fc.record({
  ...header,
  source: fc.record({
    role: fc.constantFrom('AY' as const, 'PR' as const),
    source: organization(qualified(['46', 'PI'], code(2, 20))),
    trace: code(1, 30),
    receivedDate: day,
    processedDate: day,
    receiver: fc.record(
      {
        receiver: organization(qualified(['46'], code(2, 20))),
        trace: code(1, 30),
        statuses,
        ...totals,
        providers: some(
          fc.record(
            {
              provider: organization(npi),
              answer: fc.record(
                { trace: code(1, 30), references: some(qualified(['0B', 'TJ']), 3), ...totals },
                { requiredKeys: ['trace'] },
              ),
              patients: some(
                fc.record({
                  patient: person(memberId),
                  claims: some(
                    fc.record(
                      {
                        trace: code(1, 20),
                        statuses,
                        payerClaimControlNumber: code(1, 30),
                        clearinghouseTraceNumber: code(1, 30),
                        billType: number(3),
                        servicePeriod: period,
                        lines: some(
                          fc.record(
                            {
                              procedure: procedure(),
                              chargeCents: cents,
                              units: quantity,
                              statuses: some(
                                fc.record({
                                  statuses: some(
                                    fc.record({
                                      category: fc.constant('A7'),
                                      code: fc.constant('21'),
                                      entity: fc.constant('IL'),
                                    }),
                                    3,
                                  ),
                                  action: fc.constant('U' as const),
                                }),
                                2,
                              ),
                              lineControlNumber: code(1, 30),
                              prescriptionNumber: code(1, 30),
                              servicePeriod: period,
                            },
                            { requiredKeys: ['procedure', 'chargeCents', 'statuses', 'lineControlNumber'] },
                          ),
                          2,
                        ),
                      },
                      { requiredKeys: ['trace', 'statuses', 'servicePeriod'] },
                    ),
                    3,
                  ),
                }),
                2,
              ),
            },
            { requiredKeys: ['provider'] },
          ),
          2,
        ),
      },
      { requiredKeys: ['receiver', 'trace', 'statuses'] },
    ),
  }),
});
