/**
 * Runs after every installation of packages: applies `patches/` and makes sure that what we run is what we patched. kafkajs 2.2.4 alone is patched
 * (its idle timer loop, see docs/adr/0001); another version or other content stops the installation until somebody has looked at it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const patched = {
  version: '2.2.4',
  file: 'src/network/requestQueue/index.js',
  before: 'b55986089c14f8f7bfc377922e2e65b3e4c1e7c7af2752d3b10a75dfe9e9260c',
  after: '3c86643c02a7f9cfb1331b534be6832542d3d909a53e15776ddbb3a419d7c5bd',
};
const kafkajs = path.join(root, 'node_modules', 'kafkajs');

if (existsSync(kafkajs)) {
  const { version } = JSON.parse(readFileSync(path.join(kafkajs, 'package.json'), 'utf8'));
  if (version !== patched.version) refuse(`The patch is for kafkajs ${patched.version}, ${version} is installed.`);
  if (hash() === patched.before) applyPatches();
  if (hash() !== patched.after) refuse(`kafkajs/${patched.file} is neither what was released nor what we patched.`);
}

function hash() {
  return createHash('sha256')
    .update(readFileSync(path.join(kafkajs, patched.file)))
    .digest('hex');
}

function applyPatches() {
  const script = path.join(root, 'node_modules', 'patch-package', 'index.js');
  if (!existsSync(script))
    refuse('patch-package is missing: install with development packages first, and leave them out afterwards.');
  const { status, stderr } = spawnSync(process.execPath, [script, '--error-on-fail'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) refuse(stderr);
}

function refuse(reason) {
  console.error(reason);
  process.exit(1);
}
