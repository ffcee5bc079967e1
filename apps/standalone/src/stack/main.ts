import { once } from 'node:events';
import path from 'node:path';
import { demoPeople } from '../system/demo-access.js';
import { openParts } from '../system/parts.js';
import { startStack } from './start-stack.js';

/** `npm run stack`: all services as processes of their own, on Apache Kafka and PostgreSQL (given by KAFKA_BROKERS and DATABASE_URL, else local ones). */
const data = process.env.CLAIMSTREAM_DATA ?? '.data/stack';
const parts = await openParts({ exit: false, data, eventLog: 'kafka', brokers: process.env.KAFKA_BROKERS });
const stack = await startStack({ ground: parts, logFolder: path.join(parts.folder, 'logs'), firstPort: 3000 });
for (const { name, url, pid } of Object.values(stack.processes)) console.log(`${name.padEnd(16)} ${url}  pid ${pid}`);
const { people } = await demoPeople(parts.issuer);
for (const { name, says, token } of people) console.log(`\n${name} (${says}):\n${token}`);
console.log(`\nLogs are in ${path.join(parts.folder, 'logs')}. Stop with Ctrl-C.`);

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await stack.stop();
await parts.stop();
