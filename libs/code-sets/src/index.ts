export * from './carc/no-denial-codes.js';
