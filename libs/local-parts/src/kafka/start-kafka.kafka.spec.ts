import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { greetBroker } from './greet-broker.js';
import { startKafka } from './start-kafka.js';

jest.setTimeout(60_000);

it('starts Kafka, kills it, starts it again on the same port, and leaves nothing behind', async () => {
  const kafka = await startKafka();
  const port = Number(kafka.brokers.split(':')[1]);
  await greetBroker(port);
  await kafka.kill();
  await expect(greetBroker(port)).rejects.toThrow('ECONNREFUSED');
  await kafka.restart();
  await greetBroker(port);
  await kafka.stop();
  expect(existsSync(kafka.folder)).toBe(false);
});

it('takes a folder over from a run that is no more', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kafka-spec-'));
  const left = await startKafka({ folder });
  const runningFile = path.join(folder, 'running.json');
  const running = JSON.parse(readFileSync(runningFile, 'utf8')) as { server: number };
  writeFileSync(runningFile, JSON.stringify({ ...running, owner: 999_999_999 }));

  const taken = await startKafka({ folder });
  await expect(greetBroker(Number(left.brokers.split(':')[1]))).rejects.toThrow('ECONNREFUSED');
  await taken.stop();
  rmSync(folder, { recursive: true });
});
