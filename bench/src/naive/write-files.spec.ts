import { newId } from '@claimstream/kernel';
import { paidMix, syntheticEncounters } from '@claimstream/synthetic';
import { readInterchanges } from '@claimstream/x12';
import type { Visit } from './messages.js';
import { write270, write837 } from './write-files.js';

it('writes the visits that the bench sends without a finding', () => {
  for (const { encounter } of syntheticEncounters({ seed: 7, mix: paidMix, count: 20 })) {
    const visit = encounter as Visit;
    const chargeCents = visit.serviceLines.reduce((sum, { chargeAmountCents }) => sum + chargeAmountCents, 0);
    const text = write837({ claimId: 'x', patientControlNumber: 'ABCDEFGH12345678', chargeCents, visit }, 7, new Date());

    const { interchanges, findings } = readInterchanges(text);
    expect(findings).toEqual([]);
    expect(interchanges[0]?.groups[0]?.transactions[0]).toMatchObject({ type: '837P', claims: [{ claim: { chargeCents } }] });

    const asked = readInterchanges(write270({ inquiryId: newId(), visit }, 7, new Date()));
    expect(asked.findings).toEqual([]);
    expect(asked.interchanges[0]?.groups[0]?.transactions[0]).toMatchObject({ type: '270', document: { reference: 'N7' } });
  }
});
