export * from './carc/no-denial-codes.js';
export * from './tables/code-tables.js';
export * from './tables/nothing-loaded.js';
