export { auditAct, type PersonsAct } from './audit/audit-act.js';
export { auditRead, type PhiRead } from './audit/audit-read.js';
export { ReadsPhi, type PhiReadDeclaration } from './audit/reads-phi.js';
export { DevIssuer, type TokenWish } from './auth/dev-issuer.js';
export { Permission, Public, type PermissionName, type RouteAccess } from './auth/permission.js';
export { routesOf, type Route } from './auth/route-inventory.js';
export { TenantGrant, TenantKind } from './auth/token-claims.js';
export { ConfigError, readConfig, type ConfigFault, type Environment } from './config/read-config.js';
export { serviceChecks, serviceSettings, type ServiceConfig } from './config/service-settings.js';
export { flag, httpUrl, list, port, postgresUrl, wholeNumber } from './config/setting-types.js';
export { settingsTable } from './config/settings-table.js';
export { setting, settingsOf, type ConfigOf, type Setting, type Settings } from './config/setting.js';
export { DbError } from './database/db-error.js';
export { migrate } from './database/migrate.js';
export { openDatabase } from './database/open-database.js';
export { openServiceDatabase, type ServiceDatabase } from './database/open-service-database.js';
export { prepareDatabase, type NewDatabase } from './database/prepare-database.js';
export { databaseNameOf, rolesOf, type DatabaseAccess, type RoleNames } from './database/roles.js';
export { seeAlso } from './database/see-also.js';
export { tenancyFaults, type TenancyFault } from './database/tenancy-faults.js';
export { TenantDatabase } from './database/tenant-database.js';
export { tenantTable, type TenantTableOptions } from './database/tenant-table.js';
export type { Transaction } from './database/transaction.js';
export { InvalidRequest, pointerTo, type Fault } from './http/faults.js';
export {
  idKey,
  keysOfCursor,
  momentKey,
  numberKey,
  pageOf,
  PageQuery,
  textKey,
  toCursor,
  type CursorKeys,
  type Page,
} from './http/page.js';
export type { Problem } from './http/problem.js';
export { notFound, Refusal } from './http/refusal.js';
export { Context, Tx, type RequestContext } from './http/request-context.js';
export { Transactional } from './http/transactional.js';
export { faultsOf } from './http/zod-faults.js';
export { Idempotent } from './idempotency/idempotent.js';
export { createLogger, type Logger } from './logs/logger.js';
export { describeService, type DescribedService } from './openapi/describe-service.js';
export { openApiDocument } from './openapi/openapi-document.js';
export type { Says } from './operations/parked-command.js';
export { runMain } from './run-main.js';
export {
  CLOCK,
  COMMANDS,
  CONFIG,
  defineService,
  LOGGER,
  MESSAGING,
  type ServiceDefinition,
  type ServiceParts,
  type Surroundings,
} from './service.js';
export { startService, type RunningService } from './start-service.js';
