/**
 * The first command of everything: `node tools/run.mjs <what> [arguments]`. Runs on any Node from 20 on, brings Node 24 and the
 * packages where they are missing, builds, and hands over. What there is to run stands in `commands` below.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const commands = {
  standalone: { build: true, script: 'apps/standalone/dist/main.js' },
  jest: {
    build: false,
    script: 'node_modules/jest/bin/jest.js',
    nodeOptions: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  },
  test: { build: true, script: 'tools/test.mjs' },
  exec: { build: true },
};

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Usage: node tools/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
  process.exit(2);
}

const node = node24();
const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
if (packagesAreStale()) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
if (command.build)
  run(node, ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static', '--verbose=false'], {
    quiet: true,
  });

const script = command.script ?? args.shift();
if (command.nodeOptions) env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} ${command.nodeOptions}`.trim();
const child = spawn(node, [script, ...args], { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function packagesAreStale() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Runs a step of the set-up; its output is shown only when it fails. */
function run(file, parameters, { quiet = false } = {}) {
  const result = spawnSync(file, parameters, { cwd: root, env, stdio: quiet ? 'pipe' : ['ignore', 2, 2], encoding: 'utf8' });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.exit(result.status ?? 1);
}
