/**
 * `npm run chaos [-- --kills 20 --seed 1 --keep]`: encounters flow through the stack while its processes, its broker and its database are killed, frozen and
 * restarted, the same for the same seed. When all has come to rest, the invariants of reliability.md are checked from the databases, the topics and the
 * payer's own book. Prints one JSON line last; exit 0 only if all hold. What was found wrong can be looked at in the folder that is named then.
 */
import { parseArgs } from 'node:util';
import { kafkaEventLog, silentLogger } from '@claimstream/messaging';
import { type Battlefield, openBattlefield } from './battlefield.js';
import { checkAll } from './check-all.js';
import { Evidence } from './evidence.js';
import { planFaults } from './plan-faults.js';
import { runCampaign } from './run-campaign.js';
import { untilAtRest } from './until-at-rest.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '12' },
    keep: { type: 'boolean', default: false },
  },
});
const [kills, seed, perSecond] = [values.kills, values.seed, values.rate].map(Number) as [number, number, number];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const battlefield = await openBattlefield();
say(`The stack stands in ${battlefield.folder}.`);
let holds = false;
try {
  const report = await campaign(battlefield);
  holds = Object.values(report.invariants).every(Boolean);
  for (const violation of report.violations) say(violation);
  console.log(JSON.stringify(report));
} finally {
  const isKept = values.keep || !holds;
  if (isKept) say(`Logs and data are in ${battlefield.folder}.`);
  await battlefield.close(isKept);
}
process.exitCode = holds ? 0 : 1;

async function campaign({ stack, ground }: Battlefield) {
  const processes = Object.values(stack.processes);
  const { accepted, keeper, endedAt } = await runCampaign(battlefield, {
    faults: planFaults({ kills, seed }),
    seed,
    perSecond,
    say,
  });
  const eventLog = kafkaEventLog({ brokers: [ground.brokers], clientId: 'chaos-checker', logger: silentLogger });
  const evidence = new Evidence({ ...ground, eventLog, accepted });
  try {
    say(`${accepted.length} encounters were accepted. Waiting for rest.`);
    const rested = await untilAtRest(evidence, processes);
    const convergedSeconds = Math.round((performance.now() - endedAt) / 100) / 10;
    say(`${rested ? 'At rest' : 'Not at rest'} after ${convergedSeconds} s. Checking.`);
    const { invariants, violations } = await checkAll(evidence);
    return {
      kills,
      seed,
      encounters: accepted.length,
      ...(await countsOf(evidence)),
      endedByThemselves: keeper.ended,
      convergedSeconds,
      invariants: { ...invariants, I13: invariants.I13 && rested },
      violations,
    };
  } finally {
    await evidence.close();
    await keeper.stop();
  }
}

async function countsOf(evidence: Evidence): Promise<{ claims: number; paymentsPosted: number }> {
  const [claims] = await evidence.rows<{ count: number }>('claims', 'select count(*)::int as count from claim');
  const [payments] = await evidence.rows<{ count: number }>(
    'remittance',
    `select count(*)::int as count from payment where outcome <> 'unmatched'`,
  );
  return { claims: claims!.count, paymentsPosted: payments!.count };
}
