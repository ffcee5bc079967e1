import { ClaimCreated, exampleClaim } from './index.js';
import { receive } from './receive.js';

describe('receive', () => {
  it('leaves out what a newer producer added, at any depth', () => {
    const data = { claim: { ...exampleClaim, patient: { ...exampleClaim.patient, nickname: 'N' } }, warnings: [], later: 1 };
    expect(receive(ClaimCreated, data)).toEqual({ data: { claim: exampleClaim, warnings: [] } });
  });

  it('names what does not fit, and no value', () => {
    const data = { claim: { ...exampleClaim, totalChargeCents: 'Nora' }, warnings: [] };
    expect(receive(ClaimCreated, data)).toEqual({ fault: '/claim/totalChargeCents: invalid_type' });
  });
});
