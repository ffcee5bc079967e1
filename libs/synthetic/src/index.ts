export * from './make-encounter.js';
export * from './mix.js';
export * from './npi.js';
export * from './payers.js';
export * from './random.js';
export * from './synthetic-encounters.js';
export * from './tenants.js';
