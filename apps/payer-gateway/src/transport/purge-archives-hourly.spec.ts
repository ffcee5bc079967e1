import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger } from '@claimstream/service-kit';
import { exampleAgreement } from '../domain/examples.js';
import type { PayerGatewayConfig } from '../payer-gateway.config.js';
import { foldersOf, makeFolders } from './folders.js';
import { purgeArchivesHourly } from './purge-archives-hourly.js';

const now = new Date('2026-03-31T12:00:00Z');

it('purges the archive of each connection every hour, also when one of them makes trouble', async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'claimstream-archives-'));
  try {
    const [broken, gone, fine] = ['broken', 'gone', 'fine'].map((id) => foldersOf(base, id));
    await makeFolders(broken!);
    await rm(broken!.archive, { recursive: true });
    await writeFile(broken!.archive, 'in the way');
    await makeFolders(fine!);
    for (const [name, day] of Object.entries({ 'old.835': '2026-02-28', 'young.835': '2026-03-02' })) {
      await writeFile(path.join(fine!.archive, name), 'ISA*00*~');
      await utimes(path.join(fine!.archive, name), new Date(day), new Date(day));
    }
    const lines: string[] = [];
    const worker = purgeArchivesHourly({
      config: { partners: { folder: base, archiveDays: 30 } } as PayerGatewayConfig,
      directory: {
        recent: () =>
          Promise.resolve(['broken', 'gone', 'fine'].map((id) => ({ tenantId: 'owner', id, agreement: exampleAgreement() }))),
      },
      clock: () => now,
      logger: createLogger({ service: 'payer-gateway', level: 'info', destination: { write: (line) => void lines.push(line) } }),
    });

    expect(await worker.run(new AbortController().signal)).toBe(3_600_000);
    expect(await readdir(fine!.archive)).toEqual(['young.835']);
    expect(await readdir(path.dirname(gone!.archive)).catch(() => 'not made')).toBe('not made');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['archive-not-purged', 'archive-purged']);
  } finally {
    await rm(base, { recursive: true });
  }
});
