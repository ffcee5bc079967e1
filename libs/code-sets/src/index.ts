export * from './carc/no-denial-codes.js';
export * from './tables/code-tables.js';
