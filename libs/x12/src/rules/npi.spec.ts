import { isNationalProviderIdentifier } from './npi.js';

describe('isNationalProviderIdentifier', () => {
  it.each(['1234567893', '1245319599'])('takes %s', (id) => expect(isNationalProviderIdentifier(id)).toBe(true));

  it.each(['1234567890', '9876543210', '123456789', '12345678933', '123456789X', ''])('refuses %p', (id) =>
    expect(isNationalProviderIdentifier(id)).toBe(false),
  );
});
