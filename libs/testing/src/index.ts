export * from './spec-database.js';
