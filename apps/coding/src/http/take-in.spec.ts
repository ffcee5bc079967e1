import { Encounter, exampleEncounter, exampleIds } from '@claimstream/contracts';
import { nothingLoaded } from '@claimstream/code-sets';
import type { Commands, Tx } from '@claimstream/messaging';
import type { RequestContext } from '@claimstream/service-kit';
import { setImmediate } from 'node:timers/promises';
import { takeIn } from './take-in.js';

const told = (billingAccountId?: string): Encounter => Encounter.parse({ ...exampleEncounter, billingAccountId });

/** What is asked for before any answer has come. */
async function askedAtOnce(sent: readonly Encounter[]): Promise<string[]> {
  const asked: string[] = [];
  const ask = (name = 'unnamed') => {
    asked.push(name);
    return new Promise<never>(() => undefined);
  };
  const tx = { query: (_sql: string, _parameters: unknown, name?: string) => ask(name) } as unknown as Tx;
  const commands = { hold: () => ask('lock encounters') } as unknown as Commands;
  const context = { tenantId: exampleIds.tenant } as RequestContext;
  void takeIn({ commands, loadedTables: { of: () => nothingLoaded } }, tx, context, sent);
  await setImmediate();
  return asked;
}

it('asks for all that is known of encounters in one round trip, however many they are', async () => {
  const statements = ['share grouping', 'charges of encounters', 'coding find services', 'bill-hold rules', 'lock encounters'];
  expect(await askedAtOnce([told()])).toEqual(statements);
  expect(await askedAtOnce(Array.from({ length: 500 }, () => told()))).toEqual(statements);
});

it('asks for the accounts too where there are any', async () => {
  expect(await askedAtOnce([told('account-1')])).toHaveLength(6);
});
