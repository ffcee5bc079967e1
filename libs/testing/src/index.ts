export { createSpecDatabase, type SpecDatabase } from '@claimstream/local-parts';
