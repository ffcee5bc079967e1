import { fuzz } from '../fuzz/fuzz.js';

/**
 * `node --expose-gc fuzz-in-portions.js RUNS SEED`: fuzzes in portions, each of a seed of its own, and prints after each how far it is, the peak
 * memory of the process, and what is left on the heap when all that can be freed has been.
 */
const [runs, seed] = process.argv.slice(2).map(Number) as [number, number];
const portion = 10_000;
const start = performance.now();

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

for (let done = 0; done < runs; done += portion) {
  fuzz({ runs: Math.min(portion, runs - done), seed: seed + done / portion });
  globalThis.gc?.();
  console.log(
    JSON.stringify({
      ...{ runs: Math.min(done + portion, runs), seed, seconds: Math.round((performance.now() - start) / 1000) },
      cpuSeconds: Math.round(process.cpuUsage().user / 1e6),
      peakRssMB: megabytes(process.resourceUsage().maxRSS * 1024),
      heapMB: megabytes(process.memoryUsage().heapUsed),
    }),
  );
}
