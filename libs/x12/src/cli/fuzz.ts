import { parseArgs } from 'node:util';
import { fuzz } from '../fuzz/fuzz.js';

/** `npm run fuzz:x12 -- --runs 1000000 --seed 837`: reads that many damaged files, in portions, and says how far it is. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '837' } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const portion = 10_000;
const start = performance.now();

for (let done = 0; done < runs; done += portion) {
  fuzz({ runs: Math.min(portion, runs - done), seed: seed + done / portion });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const megabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(
    JSON.stringify({ runs: Math.min(done + portion, runs), seed, seconds: Number(seconds), peakRssMB: Number(megabytes) }),
  );
}
