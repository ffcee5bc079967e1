import { EventEmitter } from 'node:events';
import { exampleApp } from './example/example-app.js';
import { runMain } from './run-main.js';

/** A process as far as main uses it; `exit` throws, because nothing may go on after it. */
class ProcessStandIn extends EventEmitter {
  readonly argv: string[];
  readonly written: string[] = [];
  readonly stderr = { write: (text: string) => void this.written.push(text) };

  constructor(
    readonly env: Record<string, string>,
    ...args: string[]
  ) {
    super();
    this.argv = ['node', 'main.js', ...args];
  }

  exit(code: number): never {
    throw new Error(`exit ${code}`);
  }
}

it('ends with 78 and names every bad variable where the environment is not usable', async () => {
  const host = new ProcessStandIn({ PORT: 'eighty', AUTH_AUDIENCE: 'us' });
  await expect(runMain(exampleApp, host as unknown as NodeJS.Process)).rejects.toThrow('exit 78');
  expect(host.written).toEqual(['example: PORT is not usable (must be a whole number)\n', 'example: AUTH_ISSUER is missing\n']);
});

const usable = {
  AUTH_ISSUER: 'https://issuer.example',
  AUTH_JWKS_URL: 'https://issuer.example/keys',
  EVENT_LOG: 'kafka',
  KAFKA_BROKERS: 'kafka:9092',
  DATABASE_APP_URL: 'postgres://app@db/example',
  DATABASE_RELAY_URL: 'postgres://relay@db/example',
};

it('ends with 2 and its usage on a command that is none', async () => {
  const host = new ProcessStandIn(usable, 'migrat');
  await expect(runMain(exampleApp, host as unknown as NodeJS.Process)).rejects.toThrow('exit 2');
  expect(host.written.join('')).toMatch(/There is no "migrat".*\nUsage: main.js \[migrate/);
});

it('migrates only as the owner', async () => {
  const host = new ProcessStandIn(usable, 'migrate');
  await expect(runMain(exampleApp, host as unknown as NodeJS.Process)).rejects.toThrow('exit 78');
  expect(host.written).toEqual(['example: DATABASE_OWNER_URL is missing: it runs migrations\n']);
});
