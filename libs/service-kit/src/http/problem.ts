import { HttpException } from '@nestjs/common';
import { mayRunAgain } from '@claimstream/messaging';
import { DbError, unknownOutcome } from '../database/db-error.js';
import { Refusal } from './refusal.js';

/** RFC 9457 problem details, with our stable `code` and the request's correlation id. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly correlationId?: string;
  readonly [member: string]: unknown;
}

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** Whatever was thrown, as the client may see it: refusals speak for themselves, the rest says as little as is useful. */
export function problemOf(error: unknown, correlationId?: string): ProblemAnswer {
  const { status, code, detail, extra } = refusalOf(error);
  const { retryAfterSeconds, wwwAuthenticate, ...members } = extra;
  return {
    status,
    headers: {
      'content-type': problemMediaType,
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(typeof wwwAuthenticate === 'string' && { 'www-authenticate': wwwAuthenticate }),
    },
    body: {
      type: `urn:claimstream:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: titleOf(code),
      status,
      code,
      detail,
      correlationId,
      ...members,
    },
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DbError && error.unavailable) {
    const stored = error.code === unknownOutcome ? 'whether this one was stored is not known' : 'nothing was stored';
    return new Refusal(503, 'DATABASE_UNAVAILABLE', `The database cannot take requests now; ${stored}.`, {
      retryAfterSeconds: 2,
    });
  }
  if (mayRunAgain(error))
    return new Refusal(503, 'BUSY', 'Others changed the same things at the same time; nothing was stored.', {
      retryAfterSeconds: 1,
    });
  if (error instanceof HttpException) return doorRefusal(error.getStatus());
  return new Refusal(500, 'INTERNAL_ERROR', 'Something went wrong on our side; the correlation id finds it in our logs.');
}

/** What the framework refuses before a handler runs. Its own texts quote the request, so they are replaced. */
function doorRefusal(status: number): Refusal {
  switch (status) {
    case 404:
      return new Refusal(404, 'ROUTE_NOT_FOUND', 'There is no such route.');
    case 405:
      return new Refusal(405, 'METHOD_NOT_ALLOWED', 'The route does not know this method.');
    case 413:
      return new Refusal(413, 'BODY_TOO_LARGE', 'The body is larger than this route reads.');
    case 415:
      return new Refusal(415, 'MEDIA_TYPE_UNSUPPORTED', 'Send application/json.');
    default:
      return status < 500
        ? new Refusal(status, 'MALFORMED_REQUEST', 'The request cannot be read.')
        : new Refusal(status, 'INTERNAL_ERROR', 'Something went wrong on our side; the correlation id finds it in our logs.');
  }
}

/** `CLAIM_ALREADY_SUBMITTED` reads as "Claim already submitted". */
const titleOf = (code: string): string => {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
