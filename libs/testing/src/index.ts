export { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
export * from './start-for-spec.js';
export * from './other-services.js';
export * from './until.js';
