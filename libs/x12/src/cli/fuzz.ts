import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run fuzz:x12 -- --runs 1000000 --seed 837`: reads that many damaged files in a process whose memory is bounded, so that what grows
 * with the count of files ends the run like a crash or a hang does. Exit code 0 when all went well.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '837' } },
});

const bounds = ['--max-old-space-size=128', '--max-semi-space-size=32', '--expose-gc'];
const script = join(import.meta.dirname, 'fuzz-in-portions.js');
const { status } = spawnSync(process.execPath, [...bounds, script, values.runs, values.seed], { stdio: 'inherit' });
process.exitCode = status ?? 1;
