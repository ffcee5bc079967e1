import { provideKafka } from '@claimstream/local-parts';
import { started } from './parts.js';
import startPostgresForSpecs from './start-postgres.js';

/** Jest's global set-up for specs that need both: a server of each for the run, named to the specs by `DATABASE_URL` and `KAFKA_BROKERS`. */
export default async function startPostgresAndKafkaForSpecs(): Promise<void> {
  await startPostgresForSpecs();
  const kafka = await provideKafka();
  started.push(kafka);
  process.env.KAFKA_BROKERS = kafka.brokers;
}
