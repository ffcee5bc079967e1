import { assign, releaseLease, renewLease, takeLease } from './lease.js';
import { after, by, told, uncoded, visit } from './worked-example.js';

describe('a lease', () => {
  const leased = after(takeLease(uncoded(), by('ada')));

  it('lasts 15 minutes, and then it is nobody’s', () => {
    expect(leased.lease).toEqual({ coder: 'ada', until: '2026-03-05T12:15:00.000Z' });
    expect(takeLease(leased, by('ben', 14))).toMatchObject({ answer: { kind: 'refused', code: 'LEASED_BY_ANOTHER' } });
    expect(after(takeLease(leased, by('ben', 15))).lease).toMatchObject({ coder: 'ben' });
  });

  it('is renewed by its holder, while it lasts', () => {
    expect(after(renewLease(leased, by('ada', 14))).lease).toMatchObject({ until: '2026-03-05T12:29:00.000Z' });
    expect(renewLease(leased, by('ada', 15))).toMatchObject({ answer: { code: 'LEASE_LOST' } });
    expect(renewLease(leased, by('ben', 1))).toMatchObject({ answer: { code: 'LEASE_LOST' } });
  });

  it('is given back by its holder; from others that changes nothing', () => {
    expect(after(releaseLease(leased, by('ada', 1)))).not.toHaveProperty('lease');
    expect(releaseLease(leased, by('ben', 1))).toEqual({ answer: { kind: 'unchanged', record: leased } });
  });

  it('is of what waits for people, and not of what is billed or unknown', () => {
    expect(takeLease(told(visit()), by('ada'))).toMatchObject({ answer: { code: 'STEP_NOT_ALLOWED', stage: 'released' } });
    expect(takeLease(undefined, by('ada'))).toEqual({ answer: { kind: 'unknown', what: 'encounter' } });
  });
});

describe('what is assigned', () => {
  it('is its coder’s alone, and takes the lease from others', () => {
    const ofBen = after(assign(after(takeLease(uncoded(), by('ada'))), 'ben'));
    expect(ofBen).not.toHaveProperty('lease');
    expect(takeLease(ofBen, by('ada'))).toMatchObject({ answer: { code: 'ASSIGNED_TO_ANOTHER' } });
    expect(takeLease(ofBen, by('ben'))).toMatchObject({ answer: { kind: 'done' } });
    expect(after(takeLease(after(assign(ofBen, null)), by('ada'))).lease).toMatchObject({ coder: 'ada' });
  });
});
