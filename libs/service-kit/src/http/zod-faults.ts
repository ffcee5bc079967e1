import type { z } from 'zod';
import { pointerTo, type Fault } from './faults.js';

type Issue = z.core.$ZodIssue;

/**
 * All faults that Zod found, each with its place and a stable code: a refinement's own `params.code` (`NPI_CHECK_DIGIT`), else one made from
 * the kind of issue (`REQUIRED`, `INVALID_TYPE`, `TOO_BIG`, `UNKNOWN_FIELD` …). Zod's texts speak of the shape, never of the value.
 */
export function faultsOf(issues: readonly Issue[], input: unknown, at: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = [...at, ...issue.path];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((name) => ({
          pointer: pointerTo([...path, printable(name)]),
          code: 'UNKNOWN_FIELD',
          detail: 'There is no such field.',
        }));
      case 'invalid_union':
        return issue.errors.length === 0 ? [faultOf(issue, path, input)] : faultsOf(closest(issue.errors), input, path);
      case 'invalid_key':
      case 'invalid_element':
        return faultsOf(issue.issues, input, path);
      default:
        return [faultOf(issue, path, input)];
    }
  });
}

function faultOf(issue: Issue, path: readonly PropertyKey[], input: unknown): Fault {
  const missing = issue.code === 'invalid_type' && valueAt(input, path) === undefined;
  return {
    pointer: pointerTo(path),
    code: missing ? 'REQUIRED' : codeOf(issue),
    detail: missing ? 'This is required.' : issue.message,
  };
}

function codeOf(issue: Issue): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof own === 'string') return own;
  return issue.code === 'custom' ? 'RULE' : issue.code.toUpperCase();
}

/** Of a union's cases the one that the input came closest to. */
const closest = (cases: readonly (readonly Issue[])[]): readonly Issue[] =>
  cases.reduce((best, candidate) => (candidate.length < best.length ? candidate : best));

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined),
    input,
  );
}

/** The name of a field comes from the client too: what does not look like a field's name is not repeated. */
export const printable = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_-]{0,40}$/.test(name) ? name : '(not a field name)');
