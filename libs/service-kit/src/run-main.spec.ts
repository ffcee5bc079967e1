import { EventEmitter } from 'node:events';
import { exampleApp } from './example/example-app.js';
import { runMain } from './run-main.js';

/** A process as far as main uses it; `exit` throws, because nothing may go on after it. */
class ProcessStandIn extends EventEmitter {
  readonly argv = ['node', 'main.js'];
  readonly written: string[] = [];
  readonly stderr = { write: (text: string) => void this.written.push(text) };

  constructor(readonly env: Record<string, string>) {
    super();
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
