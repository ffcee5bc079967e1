import type { Logger } from 'typeorm';

const nothing = (): void => undefined;

/** TypeORM would print statements with their parameters; what goes wrong comes out as an error instead. */
export const silentTypeOrm: Logger = {
  log: nothing,
  logMigration: nothing,
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
};
