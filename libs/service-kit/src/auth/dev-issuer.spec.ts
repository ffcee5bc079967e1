import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@claimstream/kernel';
import { DevIssuer } from './dev-issuer.js';
import { TokenVerifier } from './token-verifier.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'issuer-'))));
afterAll(() => rm(folder, { recursive: true }));

const tenants = [{ id: newId(), kind: 'client' as const, firmId: newId(), permissions: ['claims:read'] }];

it('keeps its key in its folder, for its owner only, so that tokens outlive a restart', async () => {
  const token = await (await DevIssuer.open(folder)).sign({ subject: 'biller', tenants });
  const again = await DevIssuer.open(folder);
  await expect(new TokenVerifier(again).callerOf(`Bearer ${token}`)).resolves.toEqual({ subject: 'biller', tenants });
  expect((await stat(join(folder, 'dev-issuer-key.json'))).mode & 0o777).toBe(0o600);
});

it('publishes no private key', async () => {
  const { jwks } = await DevIssuer.open(folder);
  expect(jwks.keys[0]).not.toHaveProperty('d');
});

it('is not believed by those who trust another issuer or audience', async () => {
  const issuer = await DevIssuer.open(folder);
  const token = await issuer.sign({ subject: 'biller', tenants });
  for (const trust of [
    { issuer: 'https://other', audience: issuer.audience },
    { issuer: issuer.issuer, audience: 'other' },
  ]) {
    await expect(new TokenVerifier({ ...trust, jwks: issuer.jwks }).callerOf(`Bearer ${token}`)).rejects.toMatchObject({
      status: 401,
      code: 'TOKEN_INVALID',
    });
  }
});

it('says 503 and not 401 where the keys cannot be read', async () => {
  const issuer = await DevIssuer.open(folder);
  const token = await issuer.sign({ subject: 'biller', tenants });
  const unreachable = new TokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, jwksUrl: 'http://127.0.0.1:9/keys' });
  await expect(unreachable.callerOf(`Bearer ${token}`)).rejects.toMatchObject({ status: 503, code: 'ISSUER_UNAVAILABLE' });
});
