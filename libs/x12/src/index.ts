export type * from './documents/index.js';
