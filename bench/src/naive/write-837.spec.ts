import { paidMix, syntheticEncounters } from '@claimstream/synthetic';
import { readInterchanges } from '@claimstream/x12';
import type { Visit } from './messages.js';
import { write837 } from './write-837.js';

it('writes the visits that the bench sends without a finding', () => {
  for (const { encounter } of syntheticEncounters({ seed: 7, mix: paidMix, count: 20 })) {
    const visit = encounter as Visit;
    const chargeCents = visit.serviceLines.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0);
    const text = write837({ claimId: 'x', patientControlNumber: 'ABCDEFGH12345678', chargeCents, visit }, 7, new Date());

    const { interchanges, findings } = readInterchanges(text);
    expect(findings).toEqual([]);
    expect(interchanges[0]?.groups[0]?.transactions[0]).toMatchObject({ type: '837P', claims: [{ claim: { chargeCents } }] });
  }
});
