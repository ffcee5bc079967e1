import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The version that judges, so that a new release cannot change the verdict unseen. */
const version = '4.0.0';
const folder = join(__dirname, '../../../../.cache/x12-judge');
const python = join(folder, 'venv/bin/python');
const validator = join(folder, 'venv/bin/x12valid');

export type Judge = { readonly kind: 'ready' } | { readonly kind: 'unreachable'; readonly why: string };

/** Brings pyx12 from PyPI into a virtual environment under .cache, once. Needs Python 3 and the network the first time. */
export function bringJudge(): Judge {
  if (existsSync(validator)) return { kind: 'ready' };
  mkdirSync(folder, { recursive: true });
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', join(folder, 'venv')],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pyx12==${version}`],
  ] as const) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 180_000 });
    if (status !== 0)
      return { kind: 'unreachable', why: error?.message ?? stderr.trim().split('\n').at(-1) ?? 'no reason given' };
  }
  return { kind: 'ready' };
}

/** What pyx12 says against each of the files; an empty object when it accepts them all. */
export function complaintsOfPyx12(files: readonly string[]): Record<string, string[]> {
  const options = { encoding: 'utf8', timeout: 300_000, maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout, stderr } = spawnSync(validator, [...files], options);
  const lines = [...stdout.split('\n'), ...stderr.split('\n')];
  const refused = files.filter((file) => !lines.includes(`${file}: OK`));
  const said = lines.filter((line) => line.includes(' ERROR Line:'));
  const complaintsOf = (file: string) => (files.length === 1 ? said : (complaintsOfPyx12([file])[file] ?? said));
  return Object.fromEntries(refused.map((file) => [file, complaintsOf(file)]));
}
