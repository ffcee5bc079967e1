export { cacheFolder } from './cache-folder.js';
export { freePorts } from './free-port.js';
export { startKafka, type LocalKafka } from './kafka/start-kafka.js';
export { startPostgres, type LocalPostgres } from './postgres/start-postgres.js';
export { provideKafka, providePostgres } from './provide.js';
export type { ProvidedKafka, ProvidedPostgres } from './provided.js';
export { createSpecDatabase, type SpecDatabase } from './spec-database.js';
