import { setImmediate } from 'node:timers/promises';
import type { TenantDatabase } from '@claimstream/service-kit';
import { LoadedReleases } from './loaded-releases.js';

it('looks at the database one time after the other, also after one that failed', async () => {
  let [asked, asking, most] = [0, 0, 0];
  const transaction = async () => {
    asked += 1;
    most = Math.max(most, (asking += 1));
    const fails = asked === 1;
    await setImmediate();
    asking -= 1;
    if (fails) throw new Error('The database is away.');
    return [];
  };
  const database = { transaction } as unknown as TenantDatabase;
  const releases = new LoadedReleases(database, { info: () => undefined }, () => new Date());
  const [first, ...others] = await Promise.allSettled([releases.refresh(), releases.refresh(), releases.refresh()]);
  expect([first.status, ...others.map(({ status }) => status), most]).toEqual(['rejected', 'fulfilled', 'fulfilled', 1]);
});
