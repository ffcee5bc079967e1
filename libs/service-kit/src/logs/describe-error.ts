import { types } from 'node:util';
import { InvariantViolation } from '@claimstream/kernel';
import { ConfigError } from '../config/read-config.js';
import { DbError } from '../database/db-error.js';
import { MigrationError, MigrationsMissing } from '../database/migrate.js';
import { Refusal } from '../http/refusal.js';
import { maskText, maskValue } from './mask.js';

/** What a log may know of an error. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string | number | boolean;
  readonly message: string;
  /** Where, without the text that precedes the frames. */
  readonly stack: string;
}

/** Reduces an error to that. Our own classes promise texts without values; of all others the text is masked. Causes are not followed. */
export function describeError(error: unknown): ErrorDescription {
  if (!types.isNativeError(error)) return { name: typeof error, message: '(not an error)', stack: '' };
  return {
    name: String(maskValue(error.name)),
    code: 'code' in error ? maskValue(error.code) : undefined,
    message: isOurs(error) ? error.message : maskText(error.message),
    stack: framesOf(error),
  };
}

const ours = [ConfigError, DbError, InvariantViolation, MigrationError, MigrationsMissing, Refusal];
const isOurs = (error: Error): boolean => ours.some((type) => error instanceof type);

const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
