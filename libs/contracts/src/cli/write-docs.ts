import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asyncApi } from '../docs/asyncapi.js';
import { eventsPage } from '../docs/events-page.js';
import { schemasNow } from '../docs/released.js';

/**
 * `node write-docs.js ROOT [--release]`: writes docs/events.md and docs/asyncapi.json; with --release also keeps the schema of every event
 * version that has none in libs/contracts/released yet. One that is there is never written again.
 */
const [root = '.', flag] = process.argv.slice(2);
writeFileSync(path.join(root, 'docs/events.md'), eventsPage());
writeFileSync(path.join(root, 'docs/asyncapi.json'), `${JSON.stringify(asyncApi(), null, 2)}\n`);
if (flag === '--release') {
  const folder = path.join(root, 'libs/contracts/released');
  mkdirSync(folder, { recursive: true });
  for (const released of schemasNow()) {
    const file = path.join(folder, `${released.cloudEventType}.json`);
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(released, null, 2)}\n`);
  }
}
