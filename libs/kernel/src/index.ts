export * from './calendar-date.js';
export * from './canonical-json.js';
export * from './cents.js';
export * from './ids.js';
export * from './invariant.js';
export * from './type-of-bill.js';
