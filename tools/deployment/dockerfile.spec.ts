import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { apps } from './app-settings.js';
import { lastStageOf, readDockerfile } from './dockerfile.js';

const root = path.resolve(__dirname, '../..');
const instructions = readDockerfile(path.join(root, 'Dockerfile'));
const last = lastStageOf(instructions);
const textsOf = (name: string) => last.filter((one) => one.name === name).map(({ text }) => text);
const copies = textsOf('COPY').map((text) => text.split(/\s+/));

it.each(apps)('finds the main file of %s where the build puts it', (app) => {
  const [, from, to] = copies.find(([, source]) => source === '/build/apps/${APP}')!;
  const command = JSON.parse(textsOf('CMD')[0]!) as string[];
  expect([command[0], command.at(-1)]).toEqual(['node', `${to}/dist/main.js`]);
  expect(existsSync(path.join(root, from!.replace('/build/', '').replace('${APP}', app), 'src/main.ts'))).toBe(true);
});

it('copies into the last stage only what the build stage has made, each from a path that exists', () => {
  for (const [origin, from] of copies) {
    expect(origin).toBe('--from=build');
    expect(existsSync(path.join(root, from!.replace('/build/', '').replace('${APP}', 'claims')))).toBe(true);
  }
});

it('runs as a user who is not root, named by number so that Kubernetes can see it', () => {
  expect(textsOf('USER')).toEqual(['1000:1000']);
  expect(instructions.at(-1)!.name).toBe('CMD');
});

it('asks the service whether it lives, without a shell', () => {
  const [, command] = /CMD (.*)$/.exec(textsOf('HEALTHCHECK')[0]!)!;
  const [node, flag, script] = JSON.parse(command!) as string[];
  expect([node, flag]).toEqual(['node', '-e']);
  expect(script).toContain('/health/live');
  expect(() => new Function(script!)).not.toThrow();
});

it('keeps the heap as small as the bench does', () => {
  const flags = /nodeFlags = \[(.*)\]/.exec(
    readFileSync(path.join(root, 'apps/standalone/src/stack/service-process.ts'), 'utf8'),
  )![1]!;
  const command = JSON.parse(textsOf('CMD')[0]!) as string[];
  expect(command.slice(1, -1)).toEqual(flags.split(', ').map((flag) => flag.replaceAll("'", '')));
});

it('has the Node that our own commands bring', () => {
  const wanted = /wanted = '(.*)'/.exec(readFileSync(path.join(root, 'tools/node24.mjs'), 'utf8'))![1];
  expect(instructions[0]).toMatchObject({ name: 'ARG', text: `NODE_VERSION=${wanted}` });
});

it('sends to the build every manifest that package-lock.json knows, and what the scripts of the installation need', () => {
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: object };
  const workspaces = Object.keys(packages).filter((name) => name !== '' && !name.startsWith('node_modules/'));
  const isSent = (name: string) => [name, `${name}/package.json`, name.split('/')[0]].some((one) => ignored.includes(`!${one}`));
  expect(workspaces.filter((name) => !isSent(name))).toEqual([]);
  for (const name of ['patches', 'tools/*.mjs', 'package-lock.json', '.swcrc', 'nx.json']) expect(ignored).toContain(`!${name}`);
});
