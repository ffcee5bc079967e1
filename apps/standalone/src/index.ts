export { CodingClient, RefusedByCoding } from './feed/coding-client.js';
export { ServiceProcess } from './stack/service-process.js';
export { type Stack, stackApps, type StackApp, startStack } from './stack/start-stack.js';
export { demoPeople, type DemoPerson } from './system/demo-access.js';
export type { Ground } from './system/environment.js';
export { demoPartners } from './system/demo-partners.js';
export { openParts, type Parts } from './system/parts.js';
export { runInProcess, type RunningSystem } from './system/run-in-process.js';
export { type Tally, TallyClerk } from './watch/tally.js';
