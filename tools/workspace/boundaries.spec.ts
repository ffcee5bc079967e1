import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const boundaries = '@nx/enforce-module-boundaries';
const imports = (what: string): string => `import * as planted from '${what}';\nexport const used = planted;\n`;

interface Planted {
  readonly says: string;
  readonly file: string;
  readonly code: string;
  /** The rules that it breaks. */
  readonly breaks: readonly string[];
}

const planted: readonly Planted[] = [
  layer('kernel', 'libs/kernel', '@claimstream/contracts'),
  layer('x12', 'libs/x12', '@claimstream/contracts'),
  layer('code-sets', 'libs/code-sets', '@claimstream/contracts'),
  layer('contracts', 'libs/contracts', '@claimstream/messaging'),
  layer('messaging', 'libs/messaging', '@claimstream/service-kit'),
  layer('messaging outside its specs', 'libs/messaging', '@claimstream/local-parts'),
  layer('service-kit', 'libs/service-kit', '@claimstream/coding-app'),
  layer('local-parts', 'libs/local-parts', '@claimstream/messaging'),
  layer('testing', 'libs/testing', '@claimstream/coding-app'),
  layer('an app', 'apps/claims', '@claimstream/coding-app'),
  layer('an app that is not the gateway or the simulator', 'apps/claims', '@claimstream/x12'),
  layer('the gateway', 'apps/payer-gateway', '@claimstream/claims-app'),
  layer('an app, by a path,', 'apps/claims', '../../coding/src/app.js'),
  allowed('the gateway uses x12', 'apps/payer-gateway', '@claimstream/x12'),
  allowed('standalone composes the apps', 'apps/standalone', '@claimstream/coding-app'),
  allowed('messaging uses contracts', 'libs/messaging', '@claimstream/contracts'),
  {
    says: 'kafkajs is imported by one file only',
    file: 'libs/messaging/src/planted.ts',
    code: imports('kafkajs'),
    breaks: ['no-restricted-imports'],
  },
  {
    says: 'that one file imports kafkajs',
    file: 'libs/messaging/src/kafka/kafka-event-log.ts',
    code: imports('kafkajs'),
    breaks: [],
  },
  { says: 'the environment is read by nobody else', ...environmentIn('planted.ts'), breaks: ['no-restricted-properties'] },
  { says: 'the environment is read by a config', ...environmentIn('planted.config.ts'), breaks: [] },
  { says: 'the environment is read by main.ts', ...environmentIn('main.ts'), breaks: [] },
  {
    says: 'nothing is of type any',
    file: 'libs/kernel/src/planted.ts',
    code: 'export const used = (value: any): boolean => Boolean(value);\n',
    breaks: ['@typescript-eslint/no-explicit-any'],
  },
  {
    says: 'errors are not swallowed',
    file: 'libs/kernel/src/planted.ts',
    code: 'export function used(): void {\n  try {\n    used();\n  } catch {}\n}\n',
    breaks: ['no-empty'],
  },
];

let broken: string[][];
beforeAll(() => (broken = lint(planted)), 120_000);

it.each(planted.map(({ says }, index) => ({ says, index })))('$says', ({ index }) => {
  expect(broken[index]).toEqual(planted[index]!.breaks);
});

function layer(name: string, project: string, forbidden: string): Planted {
  return {
    says: `${name} does not use ${forbidden}`,
    file: `${project}/src/planted.ts`,
    code: imports(forbidden),
    breaks: [boundaries],
  };
}

function allowed(says: string, project: string, library: string): Planted {
  return { says, file: `${project}/src/planted.ts`, code: imports(library), breaks: [] };
}

function environmentIn(name: string): Pick<Planted, 'file' | 'code'> {
  return { file: `apps/claims/src/${name}`, code: 'export const used = process.env;\n' };
}

function lint(files: readonly Pick<Planted, 'file' | 'code'>[]): string[][] {
  const input = JSON.stringify(files.map(({ file, code }) => ({ file, code })));
  const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };
  const script = path.join(root, 'tools/workspace/lint-planted.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: root, env, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}
