export * from './bill-hold.js';
export * from './charge-master.js';
export * from './claims.js';
export * from './eligibility.js';
export * from './em-distribution.js';
export * from './encounters.js';
export * from './payments.js';
export * from './suggestions.js';
