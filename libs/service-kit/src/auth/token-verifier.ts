import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { Refusal } from '../http/refusal.js';
import { TokenClaims, type Caller } from './token-claims.js';

export interface TokenTrust {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl?: string;
  readonly jwks?: unknown;
}

/** Only signatures that need the issuer's private key: a shared secret could be guessed from the public key of a confused set-up. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384'];

/** How long a checked token counts; a key that its issuer withdraws is honoured for so long on top of the ten minutes that `jose` keeps a key set. */
const rememberedMs = 60_000;
const mostRemembered = 1_000;

const unauthorized = (code: string, detail: string): Refusal =>
  new Refusal(401, code, detail, { wwwAuthenticate: code === 'TOKEN_MISSING' ? 'Bearer' : 'Bearer error="invalid_token"' });

/** Tells who sent a request from its Authorization header, or refuses with 401; 503 when the issuer's keys cannot be had. */
export class TokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  /** Tokens whose signature was checked a moment ago, and until when that counts: clients send the same one with every request. */
  readonly #checked = new Map<string, { payload: unknown; until: number }>();

  constructor(private readonly trust: TokenTrust) {
    this.#keys = trust.jwksUrl ? createRemoteJWKSet(new URL(trust.jwksUrl)) : createLocalJWKSet(trust.jwks as JSONWebKeySet);
  }

  async callerOf(authorization: string | undefined): Promise<Caller> {
    const [scheme, token] = authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthorized('TOKEN_MISSING', 'A bearer token is required.');

    const claims = TokenClaims.safeParse(await this.#payloadOf(token));
    if (!claims.success) throw unauthorized('TOKEN_INCOMPLETE', 'The token does not name a subject and its tenants.');
    return { subject: claims.data.sub, tenants: claims.data.tenants };
  }

  async #payloadOf(token: string): Promise<unknown> {
    const known = this.#checked.get(token);
    if (known && Date.now() < known.until) return known.payload;
    const payload = await this.#verify(token);
    if (this.#checked.size >= mostRemembered) this.#checked.clear();
    this.#checked.set(token, { payload, until: Math.min(Date.now() + rememberedMs, (payload.exp ?? 0) * 1000) });
    return payload;
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.trust;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: 30,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthorized('TOKEN_EXPIRED', 'The token has expired.');
      if (isKeyTrouble(error))
        throw new Refusal(503, 'ISSUER_UNAVAILABLE', "The token issuer's keys cannot be read now.", { retryAfterSeconds: 5 });
      throw unauthorized('TOKEN_INVALID', 'The token is not one that we accept.');
    }
  }
}

/** Whatever is wrong with a token is a JOSEError; all else is the way to the issuer. */
const isKeyTrouble = (error: unknown): boolean => error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
