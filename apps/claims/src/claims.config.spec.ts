import { newId } from '@claimstream/kernel';
import { billingPolicies } from './billing-policy.js';
import { readClaimsConfig } from './claims.config.js';

const environment = {
  DATABASE_URL: 'postgres://postgres@localhost/postgres',
  AUTH_ISSUER: 'https://issuer',
  AUTH_JWKS_URL: 'https://issuer/keys',
};

it('holds for the tenants that are named, however their ids are written, and starts with nothing that is no id', () => {
  const tenantId = newId();
  const config = readClaimsConfig({ ...environment, COVERAGE_UNKNOWN_HOLD_FOR: tenantId.toUpperCase() });
  expect(billingPolicies(config)(tenantId)).toEqual({ coverageUnknown: 'hold' });
  expect(billingPolicies(config)(newId())).toEqual({ coverageUnknown: 'submit' });
  expect(() => readClaimsConfig({ ...environment, COVERAGE_UNKNOWN_HOLD_FOR: 'clinic' })).toThrow('COVERAGE_UNKNOWN_HOLD_FOR');
});
