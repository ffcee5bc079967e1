import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalKafka, type LocalPostgres, startKafka, startPostgres } from '@claimstream/local-parts';
import { DevIssuer } from '@claimstream/service-kit';
import { type Ground, type Stack, startStack } from '@claimstream/standalone-app';

/** The stack under attack and all that it stands on, ours to kill. */
export interface Battlefield {
  readonly folder: string;
  readonly ground: Ground & { readonly brokers: string };
  readonly postgres: LocalPostgres;
  readonly kafka: LocalKafka;
  readonly stack: Stack;
  /** Stops everything; the folder is kept when there is something to look at. */
  close(keepFolder: boolean): Promise<void>;
}

/** A payer that cannot be asked for long makes coverage unknown; soon enough for a run of minutes. */
const environment = { ELIGIBILITY_DEADLINE_SECONDS: '30' };

/**
 * Starts processes, broker and database on a folder of its own. The database has the settings of `npm start`, with commits forced to the disk: a
 * killed server would not lose what the system has, but the moments between a commit and its answer are then as long as in production.
 */
export async function openBattlefield(): Promise<Battlefield> {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimstream-chaos-'));
  chmodSync(folder, 0o755); // PostgreSQL's user has to get in.
  const opened = new AsyncDisposableStack();
  try {
    const [postgres, kafka] = await Promise.all([
      startPostgres({ folder: path.join(folder, 'postgres') }),
      startKafka({ folder: path.join(folder, 'kafka') }),
    ]);
    opened.defer(() => postgres.stop());
    opened.defer(() => kafka.stop());
    const ground = {
      databaseUrl: postgres.url,
      brokers: kafka.brokers,
      issuer: await DevIssuer.open(path.join(folder, 'keys')),
      partnerFolder: path.join(folder, 'partners'),
    };
    const stack = await startStack({ ground, logFolder: path.join(folder, 'logs'), environment });
    opened.defer(() => stack.stop());
    const close = async (keepFolder: boolean): Promise<void> => {
      await opened.disposeAsync();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    };
    return { folder, ground, postgres, kafka, stack, close };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
