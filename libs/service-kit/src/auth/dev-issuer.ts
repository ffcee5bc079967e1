import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { types } from 'node:util';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import type { TenantGrant } from './token-claims.js';

export interface TokenWish {
  readonly subject: string;
  readonly tenants: readonly TenantGrant[];
  /** Default twelve hours. */
  readonly expiresInSeconds?: number;
}

const algorithm = 'EdDSA';

/**
 * A small token issuer of our own for standalone, bench and specs, so that services check tokens there exactly as they do with a hospital's
 * identity provider. Not for production: whoever can read its folder can be anybody.
 */
export class DevIssuer {
  private constructor(
    readonly issuer: string,
    readonly audience: string,
    /** The public keys, for `AUTH_JWKS`. */
    readonly jwks: JSONWebKeySet,
    private readonly keyId: string,
    private readonly key: CryptoKey,
  ) {}

  /** Reads the key that the folder keeps (readable by its owner only), or makes one at the first start. */
  static async open(folder: string, { issuer = 'https://claimstream.local', audience = 'claimstream' } = {}): Promise<DevIssuer> {
    const privateJwk = await readOrCreate(join(folder, 'dev-issuer-key.json'));
    const { d: _private, ...publicJwk } = privateJwk;
    const keyId = await calculateJwkThumbprint(publicJwk);
    const key = (await importJWK(privateJwk, algorithm)) as CryptoKey;
    return new DevIssuer(issuer, audience, { keys: [{ ...publicJwk, kid: keyId, alg: algorithm, use: 'sig' }] }, keyId, key);
  }

  async sign({ subject, tenants, expiresInSeconds = 12 * 3_600 }: TokenWish): Promise<string> {
    return new SignJWT({ tenants: [...tenants] })
      .setProtectedHeader({ alg: algorithm, kid: this.keyId, typ: 'JWT' })
      .setSubject(subject)
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInSeconds)
      .sign(this.key);
  }
}

async function readOrCreate(path: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}

const isMissing = (error: unknown): boolean => types.isNativeError(error) && 'code' in error && error.code === 'ENOENT';
