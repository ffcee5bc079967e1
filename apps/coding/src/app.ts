import { defineService } from '@claimstream/service-kit';
import { type CodingConfig, readCodingConfig } from './coding.config.js';
import { CodingModule } from './coding.module.js';
import { releaseDueWorker } from './release-due.worker.js';
import { codingMigrations } from './store/migrations.js';
import { codingReactions } from './subscriptions.js';

/** Coding: takes in encounters from source systems, reviews their codes, and releases them for billing or holds them with every reason. */
export const codingApp = defineService<CodingConfig>({
  name: 'coding',
  summary:
    'Takes in encounters, as JSON or as FHIR R4 bundles, reviews their codes, and releases them for billing or holds them.',
  readConfig: readCodingConfig,
  migrations: codingMigrations,
  reactions: () => codingReactions,
  module: CodingModule,
  workers: (parts) => [releaseDueWorker(parts)],
});

export { encountersOfResources, type FhirEntry, type MappedEncounter } from './fhir/encounters-of-resources.js';
export { type FhirIssue, readBundle, type ReadBundle, readResources } from './fhir/read-bundle.js';
export { checkEncounter, type CheckFacts } from './domain/check-encounters.js';
export type { EarlierService } from './domain/earlier-service.js';
export { ServiceHistory } from './domain/service-history.js';
export { servicesOf } from './domain/services-of-encounter.js';
export type { CodingFacts } from './domain/suggestions/coding-facts.js';
export { suggestCodes } from './domain/suggestions/suggest-codes.js';
