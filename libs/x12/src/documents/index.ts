export type * from './acknowledgments.js';
export type * from './claims/index.js';
export type * from './claim-status.js';
export type * from './documents.js';
export type * from './eligibility.js';
export type * from './interchange.js';
export type * from './parts.js';
export type * from './remittance-835.js';
