import { existsSync } from 'node:fs';
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
