import fc from 'fast-check';
import { mutation } from './mutations.js';
import { sampleFiles } from './samples.js';
import { faultOfReading } from './survival.js';

/** How a fuzz is to run: so many damaged files, from this seed on. */
export interface FuzzRun {
  readonly runs: number;
  readonly seed: number;
}

/** Milliseconds of this process's own time that no damaged file may take; they are all small. A busy machine does not make a hang. */
const longestMs = 5_000;

/** Damages sound files and reads them. Throws fast-check's report, with the seed and the smallest damage, at the first fault. */
export function fuzz({ runs, seed }: FuzzRun): void {
  const files = sampleFiles(seed);
  const damaged = fc.record({
    file: fc.constantFrom(...files),
    damages: fc.array(mutation, { minLength: 1, maxLength: 6 }),
    chunkSize: fc.integer({ min: 1, max: 200 }),
  });
  const property = fc.property(damaged, ({ file, damages, chunkSize }) => {
    const text = damages.reduce((damagedText, damage) => damage(damagedText), file);
    const start = process.cpuUsage();
    const fault = faultOfReading(text, chunkSize);
    const ms = process.cpuUsage(start).user / 1000;
    if (fault !== undefined) throw new Error(`${fault}\n${JSON.stringify(text)}`);
    if (ms > longestMs) throw new Error(`Reading took ${ms} ms.\n${JSON.stringify(text)}`);
  });
  fc.assert(property, { numRuns: runs, seed });
}
