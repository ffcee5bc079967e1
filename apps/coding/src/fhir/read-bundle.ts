import type { z } from 'zod';
import type { FhirEntry } from './encounters-of-resources.js';
import { FhirResource, readTypes } from './resources.js';

/** Something that is wrong in what was sent: where, as a FHIRPath-like expression, and what. Never the value. */
export interface FhirIssue {
  readonly expression: string;
  readonly details: string;
}

/** An entry with its place in the bundle; the first is 0. */
export type BundleEntry = FhirEntry & { readonly position: number };

export type ReadBundle =
  | { ok: true; bundleType: 'transaction' | 'collection'; entries: BundleEntry[]; size: number }
  | { ok: false; issues: FhirIssue[] };

/** Reads a Bundle of type transaction or collection; says all that is wrong in it at once. Resources that have nothing to do with billing are passed over. */
export function readBundle(body: unknown): ReadBundle {
  if (!isRecord(body) || body['resourceType'] !== 'Bundle') return wrong('Bundle', 'A FHIR R4 Bundle is expected.');
  const { type, entry = [] } = body;
  if (type !== 'transaction' && type !== 'collection')
    return wrong('Bundle.type', 'The bundle has to be a transaction or a collection.');
  if (!Array.isArray(entry)) return wrong('Bundle.entry', 'A list of entries is expected.');

  const read = entry.map((each: unknown, position) => readEntry(each, { position, at: `Bundle.entry[${position}]` }));
  const issues = read.flatMap((each) => ('issues' in each ? each.issues : []));
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, bundleType: type, entries: read.flatMap((each) => ('resource' in each ? [each] : [])), size: entry.length };
}

/** Reads resources that stand one by one, as lines of a bulk export do. */
export function readResources(resources: readonly unknown[]): { entries: BundleEntry[]; issues: FhirIssue[] } {
  const read = resources.map((resource, position) => readEntry({ resource }, { position, at: `[${position}]` }));
  return {
    entries: read.flatMap((each) => ('resource' in each ? [each] : [])),
    issues: read.flatMap((each) => ('issues' in each ? each.issues : [])),
  };
}

function readEntry(
  entry: unknown,
  { position, at }: { position: number; at: string },
): BundleEntry | { issues: FhirIssue[] } | { passedOver: true } {
  const resource = isRecord(entry) ? entry['resource'] : undefined;
  if (!isRecord(resource) || typeof resource['resourceType'] !== 'string') {
    return { issues: [{ expression: `${at}.resource`, details: 'A resource is expected.' }] };
  }
  if (!readTypes.has(resource['resourceType'])) return { passedOver: true };
  const read = FhirResource.safeParse(resource);
  if (!read.success) return { issues: read.error.issues.map((issue) => issueOf(issue, `${at}.resource`)) };
  const fullUrl = isRecord(entry) && typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : undefined;
  return { position, fullUrl, resource: read.data };
}

const issueOf = ({ path, message }: z.core.$ZodIssue, at: string): FhirIssue => ({
  expression: path.reduce<string>(
    (expression, name) => (typeof name === 'number' ? `${expression}[${name}]` : `${expression}.${String(name)}`),
    at,
  ),
  details: message,
});

const wrong = (expression: string, details: string): ReadBundle => ({ ok: false, issues: [{ expression, details }] });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
