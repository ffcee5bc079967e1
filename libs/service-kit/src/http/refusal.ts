/** More that a refusal may tell: members of the problem body and response headers. Nothing personal: bodies of errors are seen by proxies. */
export interface RefusalExtra {
  readonly [member: string]: unknown;
  /** Seconds after which it makes sense to ask again; becomes the Retry-After header. */
  readonly retryAfterSeconds?: number;
}

/**
 * A request that the domain or the door refuses, answered as problem+json with this status and stable code. The detail is a sentence for
 * people and carries no values from the request or the database.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: RefusalExtra = {},
  ) {
    super(code);
  }
}

/** What a missing thing and another tenant's thing both answer, so that ids cannot be probed. */
export const notFound = (what = 'resource'): Refusal => new Refusal(404, 'NOT_FOUND', `There is no such ${what}.`);
