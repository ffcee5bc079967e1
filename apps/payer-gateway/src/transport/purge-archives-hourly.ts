import type { WorkerDefinition } from '@claimstream/messaging';
import type { ServiceParts } from '@claimstream/service-kit';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import type { ConnectionDirectory } from '../store/connection-directory.js';
import { foldersOf } from './folders.js';
import { purgeArchive } from './purge-archive.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Every hour: deletes archived files that are too old, whose bytes the database has. Trouble with one connection's folder does not hold up the others. */
export function purgeArchivesHourly({
  config: { partners },
  directory,
  clock,
  logger,
}: Pick<ServiceParts<PayerGatewayConfig>, 'config' | 'clock' | 'logger'> & {
  directory: Pick<ConnectionDirectory, 'recent'>;
}): WorkerDefinition {
  return {
    name: 'payer-gateway.purge-archives',
    run: async (signal) => {
      const before = new Date(clock().getTime() - partners.archiveDays * dayMs);
      for (const { id, agreement } of await directory.recent()) {
        try {
          const count = await purgeArchive(foldersOf(partners.folder, id), before, signal);
          if (count > 0) logger.info('archive-purged', { partner: agreement.name, count });
        } catch (error) {
          logger.failure('archive-not-purged', error);
        }
      }
      return hourMs;
    },
  };
}
