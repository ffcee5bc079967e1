import { exampleClaim, exampleIds } from '@claimstream/contracts';
import { acceptFile, acknowledgeClaim, type FileRejection, rejectFile } from './answer-submission.js';
import { prepareSubmission, queueSubmission, recordSent, refuseUnsendable, type Sending, type Submission } from './submission.js';

const now = new Date('2026-03-02T15:00:00.000Z');
const id = exampleIds.submission;
const sending: Sending = {
  connectionId: exampleIds.interchange,
  partner: 'demo-clearinghouse',
  submitterId: 'KEYSTONE1',
  interchangeId: exampleIds.interchange,
  interchangeControlNumber: '000000001',
  groupControlNumber: '1',
  transactionControlNumber: '0001',
};
const queued = queueSubmission(exampleClaim, { contentId: id, correlationId: exampleIds.encounter, now });
const sent = (change: Partial<Submission> = {}): Submission =>
  recordSent(prepareSubmission({ ...queued, ...change } as Submission, sending), id, now).state!;
const rejection = (change: Partial<FileRejection> = {}): FileRejection => ({
  level: 'transaction_set',
  named: false,
  someoneNamed: true,
  reasons: [],
  now,
  ...change,
});
const outcomeOf = ({ events }: { events: { data: unknown }[] }): unknown =>
  (events[0]?.data as { outcome?: string } | undefined)?.outcome;

describe('a submission', () => {
  it('is told as sent once, when its file is delivered', () => {
    const prepared = prepareSubmission(queued, sending);
    const first = recordSent(prepared, id, now);

    expect(first.events).toMatchObject([
      { key: exampleClaim.claimId, data: { submissionId: id, interchangeControlNumber: '000000001' } },
    ]);
    expect(recordSent(first.state!, id, now)).toEqual({ events: [] });
    expect(recordSent(queued, id, now)).toEqual({ events: [] });
  });

  it('that cannot be written is rejected before it leaves', () => {
    const reasons = [{ code: 'NOT_WRITABLE_NO_PLACE', severity: 'error' as const, message: 'No place.' }];
    const refused = refuseUnsendable(queued, id, { reasons, now });

    expect(refused).toMatchObject({ state: { status: 'rejected' }, events: [{ data: { outcome: 'rejected', reasons } }] });
  });

  it('hears that its file was accepted, and is as it was', () => {
    expect(acceptFile(sent(), id, now)).toMatchObject({ events: [{ data: { level: 'transaction_set', outcome: 'accepted' } }] });
    expect(acceptFile(sent(), id, now).state).toBeUndefined();
    expect(acceptFile(queued, id, now)).toEqual({ events: [] });
  });
});

describe('a rejected file', () => {
  it('rejects the claim that the 999 points to', () => {
    const named = rejectFile(sent(), id, rejection({ named: true }));

    expect(named.state?.status).toBe('rejected');
    expect(named.again).toBeUndefined();
    expect(named.events).toMatchObject([
      { data: { level: 'transaction_set', outcome: 'rejected', reasons: [{ code: 'FILE_REJECTED' }] } },
    ]);
  });

  it('sends the others once more, then alone, then no more', () => {
    const first = rejectFile(sent(), id, rejection());
    expect(first.again?.submission).toMatchObject({
      status: 'queued',
      attempt: 'once_more',
      instead: id,
      patientControlNumber: exampleClaim.patientControlNumber,
    });

    const second = rejectFile(sent({ attempt: 'once_more' }), id, rejection());
    expect(second.again?.submission.attempt).toBe('alone');

    const third = rejectFile(sent({ attempt: 'alone' }), id, rejection({ someoneNamed: false }));
    expect(third).toMatchObject({ state: { status: 'rejected' } });
    expect(third.again).toBeUndefined();
  });

  it('sends each alone when nobody is named', () => {
    expect(rejectFile(sent(), id, rejection({ someoneNamed: false })).again?.submission.attempt).toBe('alone');
  });

  it('sends a whole interchange again once', () => {
    const first = rejectFile(sent(), id, rejection({ level: 'interchange' }));
    expect(first.again?.submission).toMatchObject({ attempt: 'together', interchangeSentAgain: true });

    const second = rejectFile(sent({ interchangeSentAgain: true }), id, rejection({ level: 'interchange' }));
    expect(second.state).toMatchObject({ status: 'rejected', level: 'interchange' });
  });

  it('makes the same new submission from the same old one', () => {
    expect(rejectFile(sent(), id, rejection()).again?.id).toBe(rejectFile(sent(), id, rejection()).again?.id);
  });

  it('changes nothing when it is told again', () => {
    const first = rejectFile(sent(), id, rejection());

    expect(rejectFile(first.state!, id, rejection())).toEqual({ events: [] });
  });
});

describe('a 277CA', () => {
  const verdict = (outcome: 'accepted' | 'rejected' | 'received') => ({
    verdict: { outcome, reasons: [] },
    source: 'payer' as const,
    now,
  });

  it('acknowledges, and may still reject what a clearinghouse took', () => {
    const acknowledged = acknowledgeClaim(sent(), id, {
      ...verdict('accepted'),
      verdict: { outcome: 'accepted', reasons: [], payerClaimControlNumber: 'P1' },
    });
    expect(acknowledged.state).toMatchObject({ status: 'acknowledged', payerClaimControlNumber: 'P1' });

    expect(acknowledgeClaim(acknowledged.state!, id, verdict('rejected')).state?.status).toBe('rejected');
  });

  it('keeps waiting when the claim is only received', () => {
    const received = acknowledgeClaim(sent(), id, verdict('received'));

    expect(received.state?.status).toBe('sent');
    expect(outcomeOf(received)).toBe('received');
  });

  it('is told and changes nothing after a rejection', () => {
    const rejected = acknowledgeClaim(sent(), id, verdict('rejected')).state!;
    const late = acknowledgeClaim(rejected, id, verdict('accepted'));

    expect(late.state).toBeUndefined();
    expect(outcomeOf(late)).toBe('accepted');
  });
});
