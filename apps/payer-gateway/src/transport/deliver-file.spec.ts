import { mkdir, mkdtemp, readdir, readFile, rename, rm, link, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deliverFile, forgetDelivery, rememberedDeliveries } from './deliver-file.js';
import { foldersOf, makeFolders, type PartnerFolders } from './folders.js';

const file = { name: '000000001.837', content: Buffer.from('ISA*00*~') };

describe('the delivery of a file', () => {
  let base: string;
  let folders: PartnerFolders;

  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'claimstream-delivery-'));
    folders = foldersOf(base, 'connection');
    await makeFolders(folders);
  });

  afterEach(() => rm(base, { recursive: true }));

  const delivered = (): Promise<string[]> => readdir(folders.outbound);

  it('leaves the whole file in the folder of the partner, and nothing behind once it is recorded', async () => {
    await deliverFile(folders, file);
    await forgetDelivery(folders, file.name);

    expect(await readFile(path.join(folders.outbound, file.name))).toEqual(file.content);
    expect(await readdir(folders.sending)).toEqual([]);
  });

  it('does not send a file again that the partner has taken away before it was recorded', async () => {
    await deliverFile(folders, file);
    await rm(path.join(folders.outbound, file.name));
    await deliverFile(folders, file);

    expect(await delivered()).toEqual([]);
  });

  it('goes on where a crash left it: half written, ready, or ready and kept', async () => {
    const ready = path.join(folders.sending, file.name);
    await writeFile(`${ready}.writing`, 'ISA*0');
    await deliverFile(folders, file);
    expect(await delivered()).toEqual([file.name]);

    await rename(path.join(folders.outbound, file.name), ready);
    await deliverFile(folders, file);
    expect(await delivered()).toEqual([file.name]);

    await forgetDelivery(folders, file.name);
    await rename(path.join(folders.outbound, file.name), ready);
    await deliverFile(folders, file);
    expect(await delivered()).toEqual([file.name]);
  });

  it('is not deceived by what an older database has left', async () => {
    await mkdir(folders.sending, { recursive: true });
    await writeFile(path.join(folders.sending, 'old'), 'other bytes');
    await link(path.join(folders.sending, 'old'), path.join(folders.sending, `${file.name}.kept`));
    await deliverFile(folders, file);

    expect(await readFile(path.join(folders.outbound, file.name))).toEqual(file.content);
  });

  it('remembers a delivery until it is forgotten, for what a crash leaves between the two', async () => {
    await deliverFile(folders, file);
    expect(await rememberedDeliveries(folders)).toEqual([file.name]);
    await forgetDelivery(folders, file.name);
    expect(await rememberedDeliveries(folders)).toEqual([]);
  });
});
