export { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
export * from './start-for-spec.js';
