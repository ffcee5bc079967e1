import { Client } from 'pg';
import type { EventLog } from '../event-log.js';
import { kafkaEventLog } from '../kafka/kafka-event-log.js';
import { silentLogger } from '../logger.js';
import { MemoryEventLog } from '../memory-log/memory-event-log.js';
import { postgresEventLog } from '../postgres-log/postgres-event-log.js';
import type { ToyService } from './toy-service.js';

/** A new log with the toy's topics; the toy forgets the log before. */
export async function newLog(toy: ToyService): Promise<MemoryEventLog> {
  const log = new MemoryEventLog();
  await log.createTopics(toyTopics);
  await toy.forgetLog();
  return log;
}

/** The same in a database of the log's own, on the server that the URL names. */
export async function newPostgresLog(toy: ToyService, databaseUrl: string): Promise<EventLog> {
  const name = `log_${process.hrtime.bigint()}`;
  const server = new Client({ connectionString: databaseUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const log = postgresEventLog({
    connectionString: Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href,
    logger: silentLogger,
  });
  await log.createTopics(toyTopics);
  await toy.forgetLog();
  return log;
}

/** The same in the Kafka that `KAFKA_BROKERS` names. Specs run one after the other there, so the topics may be shared. */
export async function newKafkaLog(toy: ToyService): Promise<EventLog> {
  const log = kafkaEventLog({ brokers: process.env.KAFKA_BROKERS!.split(','), clientId: 'spec', logger: silentLogger });
  await log.createTopics(toyTopics);
  await toy.forgetLog();
  return log;
}

const toyTopics = ['encounters', 'claims'].map((topic) => ({ topic, partitions: 3 }));
