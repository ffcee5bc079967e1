import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { EncounterInput } from '@claimstream/contracts';
import { type CodingClient, RefusedByCoding } from './coding-client.js';

interface FileFeedOptions {
  readonly coding: CodingClient;
  readonly tenantId: string;
  /** An NDJSON file of ours, a FHIR bundle, or a folder of such files; `.gz` too. */
  readonly input: string;
  /** Told of what was refused, by file and place. */
  readonly refused: (where: string, why: string) => void;
}

const batchSize = 200;

/** Sends what files contain. What is refused is told and left out; the rest goes on. */
export async function feedFiles({ coding, tenantId, input, refused }: FileFeedOptions): Promise<void> {
  for (const file of filesOf(input)) {
    if (/\.ndjson(\.gz)?$/.test(file)) await feedLines({ coding, tenantId, input: file, refused });
    else await sendBundle(coding, tenantId, read(file), file, refused);
  }
}

/** Files in order of their names, those of folders below included. */
function filesOf(input: string): string[] {
  if (!statSync(input).isDirectory()) return [input];
  return readdirSync(input, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ndjson)(\.gz)?$/.test(name))
    .toSorted()
    .map((name) => path.join(input, name));
}

const read = (file: string): string =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString('utf8');

async function sendBundle(
  coding: CodingClient,
  tenantId: string,
  text: string,
  where: string,
  refused: FileFeedOptions['refused'],
): Promise<void> {
  try {
    await coding.sendBundle(tenantId, text);
  } catch (error) {
    if (!(error instanceof RefusedByCoding)) throw error;
    refused(where, error.message);
  }
}

async function feedLines({ coding, tenantId, input, refused }: FileFeedOptions): Promise<void> {
  const file = createReadStream(input);
  const lines = createInterface({ input: input.endsWith('.gz') ? file.pipe(createGunzip()) : file });
  let number = 0;
  let batch: { line: number; encounter: EncounterInput }[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const results = await coding.sendBatch(
      tenantId,
      batch.map(({ encounter }) => encounter),
    );
    for (const result of results) {
      if (result.outcome !== 'invalid') continue;
      const faults = (result.problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).join(', ');
      refused(`${input}:${batch[result.index]?.line}`, `${result.problem.code} ${faults}`);
    }
    batch = [];
  };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parse(line);
    if (parsed === undefined) refused(`${input}:${number}`, 'is not JSON');
    else if (parsed.resourceType === 'Bundle') await sendBundle(coding, tenantId, line, `${input}:${number}`, refused);
    else batch.push({ line: number, encounter: parsed as unknown as EncounterInput });
    if (batch.length === batchSize) await flush();
  }
  await flush();
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
