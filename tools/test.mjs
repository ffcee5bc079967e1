/**
 * `npm test`: lint and types of every project, then all specs (unit, PostgreSQL, Kafka, end to end) with the real parts started once. Arguments
 * go to Jest, and then lint and types are left out. The last line is `N passed, N failed`, a step of lint or types counted as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const args = process.argv.slice(2);
const work = mkdtempSync(path.join(tmpdir(), 'claimstream-test-'));
const results = path.join(work, 'jest.json');
let passed = 0;
let failed = 0;

if (args.length === 0) {
  for (const target of ['lint', 'typecheck']) {
    const ok = run('nx', ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', target, '--parallel=2', '--outputStyle=static']);
    if (ok) passed += 1;
    else failed += 1;
  }
}

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${flags.join(' ')}`.trim() };
run('jest', ['node_modules/jest/bin/jest.js', '--maxWorkers=2', '--json', `--outputFile=${results}`, ...args], env);
const jest = read(results);
passed += jest?.numPassedTests ?? 0;
failed += (jest?.numFailedTests ?? 0) + (jest?.numRuntimeErrorTestSuites ?? 1);
rmSync(work, { recursive: true });

const skipped = jest?.numPendingTests ?? 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Runs a step with its output shown; Jest's JSON goes to a file, so its standard output is not shown. */
function run(name, parameters, extra = {}) {
  const stdio = name === 'jest' ? ['ignore', 'ignore', 'inherit'] : 'inherit';
  const env = { ...process.env, NX_DAEMON: 'false', ...extra };
  return spawnSync(process.execPath, parameters, { stdio, env }).status === 0;
}

/** Undefined when Jest ended before it could say anything. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
