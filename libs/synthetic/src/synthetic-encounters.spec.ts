import { Encounter, npiHasValidCheckDigit } from '@claimstream/contracts';
import { demoMix, demoTenants, encounterAt, npiOf, paidMix, streamEncounters, syntheticEncounters } from './index.js';

const thousand = syntheticEncounters({ seed: 7, count: 1000 }).toArray();

describe('synthetic encounters', () => {
  it('fit the contract, every one', () => {
    const unfit = thousand.filter(({ encounter }) => !Encounter.safeParse(encounter).success);
    expect(unfit).toEqual([]);
  });

  it('are the same for the same seed, and go on from any place', () => {
    expect(syntheticEncounters({ seed: 7, from: 600, count: 400 }).toArray()).toEqual(thousand.slice(600));
    expect(encounterAt(999, { seed: 7 })).toEqual(thousand[999]);
    expect(encounterAt(999, { seed: 8 })).not.toEqual(thousand[999]);
  });

  it('have ids of their own in their source system', () => {
    expect(new Set(thousand.map(({ encounter }) => encounter.externalId)).size).toBe(1000);
  });

  it('are mostly professional, some of them institutional, for every tenant', () => {
    const institutional = thousand.filter(({ encounter }) => encounter.kind === 'institutional').length;
    expect(institutional).toBeGreaterThan(50);
    expect(institutional).toBeLessThan(250);
    expect(new Set(thousand.map(({ tenantId }) => tenantId))).toEqual(new Set(demoTenants.map(({ tenantId }) => tenantId)));
  });

  it('contain about as many held, self-pay and sandbox encounters as the mix says', () => {
    const share = (matches: (each: (typeof thousand)[number]) => boolean) => thousand.filter(matches).length / 1000;
    expect(share(({ encounter }) => encounter.diagnoses.length === 0)).toBeCloseTo(demoMix.withoutDiagnosis, 1);
    expect(share(({ encounter }) => encounter.responsibleParty === 'SELF_PAY')).toBeCloseTo(demoMix.selfPay, 1);
    expect(share(({ encounter }) => encounter.subscriberPrimary?.insuranceCard.memberId === 'SBX-PARTIAL')).toBeGreaterThan(0.01);
  });

  it('are all insured and paid when made for measuring', () => {
    const measured = syntheticEncounters({ seed: 1, count: 200, mix: paidMix }).toArray();
    expect(measured.every(({ encounter }) => encounter.subscriberPrimary?.insuranceCard.memberId === 'SBX-PAID')).toBe(true);
    expect(measured.every(({ encounter }) => encounter.kind === 'professional' && encounter.diagnoses.length > 0)).toBe(true);
  });

  it('come in batches, up to the count', async () => {
    const sizes: number[] = [];
    for await (const batch of streamEncounters({ seed: 7, count: 250, batchSize: 100 })) sizes.push(batch.length);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('stop coming when aborted', async () => {
    const stop = new AbortController();
    let batches = 0;
    for await (const _ of streamEncounters({ seed: 7, batchSize: 10, perSecond: 1, signal: stop.signal })) {
      batches += 1;
      stop.abort();
    }
    expect(batches).toBe(1);
  });
});

describe('an NPI that never was', () => {
  it('has the right check digit', () => {
    expect(npiOf('123456789')).toBe('1234567893');
    expect(npiHasValidCheckDigit(npiOf('199999999'))).toBe(true);
  });
});
