export * from './claims.js';
export * from './payments.js';
