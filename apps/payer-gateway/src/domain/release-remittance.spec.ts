import { type ListedStatus, waitingStatuses, whyNotDecided, whyNotReleased } from './release-remittance.js';

const accepted = { status: 'accepted' as const };

describe('a remittance that waits for a person', () => {
  it('is decided about once: what is closed or never waited stays as it is', () => {
    for (const status of waitingStatuses) expect(whyNotDecided(status)).toBeUndefined();
    const codes = (['released', 'dismissed', 'accepted', 'duplicate', 'notice'] as ListedStatus[]).map(
      (status) => whyNotDecided(status)?.code,
    );
    expect(codes).toEqual([
      'REMITTANCE_DECIDED',
      'REMITTANCE_DECIDED',
      'REMITTANCE_NOT_WAITING',
      'REMITTANCE_NOT_WAITING',
      'REMITTANCE_NOT_WAITING',
    ]);
    expect(whyNotReleased('released', accepted)?.code).toBe('REMITTANCE_DECIDED');
  });

  it('is released where the decision that is made of files accepts it now', () => {
    expect(whyNotReleased('quarantined', accepted)).toBeUndefined();
    expect(whyNotReleased('review', accepted)).toBeUndefined();
  });

  it('never moves money when it did not balance', () =>
    expect(whyNotReleased('out_of_balance', accepted)?.code).toBe('REMITTANCE_OUT_OF_BALANCE'));

  it.each([
    [{ status: 'quarantined', reason: 'UNKNOWN_PAYEE' }, 'REMITTANCE_UNKNOWN_PAYEE'],
    [{ status: 'quarantined', reason: 'AMBIGUOUS_PAYEE' }, 'REMITTANCE_AMBIGUOUS_PAYEE'],
    [{ status: 'quarantined', reason: 'PAYEE_OF_ANOTHER' }, 'REMITTANCE_PAYEE_OF_ANOTHER'],
    [{ status: 'quarantined', reason: 'NOT_A_CLIENT' }, 'REMITTANCE_NOT_A_CLIENT'],
    [{ status: 'review', reason: 'MONEY_TAKEN' }, 'REMITTANCE_MONEY_TAKEN'],
    [{ status: 'review', reason: 'TRACE_REUSED' }, 'REMITTANCE_TRACE_REUSED'],
    [{ status: 'duplicate' }, 'REMITTANCE_DUPLICATE'],
    [{ status: 'out_of_balance', reason: 'IMBALANCE_LINE' }, 'REMITTANCE_OUT_OF_BALANCE'],
    [{ status: 'notice', reason: 'PRENOTE' }, 'REMITTANCE_NOT_WAITING'],
  ] as const)('stays when it is %o', (again, code) => expect(whyNotReleased('quarantined', again)?.code).toBe(code));
});
