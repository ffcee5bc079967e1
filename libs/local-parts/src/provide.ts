import { startKafka } from './kafka/start-kafka.js';
import { startPostgres } from './postgres/start-postgres.js';
import { kafkaContainer, postgresContainer } from './containers.js';
import type { ProvidedKafka, ProvidedPostgres } from './provided.js';

interface Options {
  /** Where data is kept between runs; without it, it is thrown away at the end. */
  folder?: string;
}

const leaveAlone = async (): Promise<void> => undefined;

/** The PostgreSQL that `DATABASE_URL` names, else an embedded one, else one in Docker. Rejects with the reason when there is none. */
export async function providePostgres(options: Options = {}): Promise<ProvidedPostgres> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, stop: leaveAlone };
  return startPostgres(options).catch(orElse(postgresContainer));
}

/** The Kafka that `KAFKA_BROKERS` names, else a local one, else one in Docker. Rejects with the reason when there is none. */
export async function provideKafka(options: Options = {}): Promise<ProvidedKafka> {
  const brokers = process.env.KAFKA_BROKERS;
  if (brokers) return { brokers, stop: leaveAlone };
  return startKafka(options).catch(orElse(kafkaContainer));
}

/** Tries the container; where Docker does not answer either, the first reason is the one to tell. */
function orElse<Part>(startContainer: () => Promise<Part>): (reason: unknown) => Promise<Part> {
  return (reason) =>
    startContainer().catch(() => {
      throw reason;
    });
}
