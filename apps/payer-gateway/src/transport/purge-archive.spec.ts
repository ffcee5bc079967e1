import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { archiveFile } from './collect-files.js';
import { foldersOf, makeFolders, type PartnerFolders } from './folders.js';
import { purgeArchive } from './purge-archive.js';

const dayMs = 24 * 3_600_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * dayMs);
const signal = new AbortController().signal;

describe('the purge of an archive', () => {
  let base: string;
  let folders: PartnerFolders;

  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'claimstream-archive-'));
    folders = foldersOf(base, 'connection');
    await makeFolders(folders);
  });

  afterEach(() => rm(base, { recursive: true }));

  async function put(folder: string, name: string, days: number): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, 'ISA*00*~');
    await utimes(file, daysAgo(days), daysAgo(days));
    return file;
  }

  it('deletes what is older than it may be, and leaves the rest', async () => {
    await put(folders.archive, 'old.835', 31);
    await put(folders.archive, 'young.835', 29);

    expect(await purgeArchive(folders, daysAgo(30), signal)).toBe(1);
    expect(await readdir(folders.archive)).toEqual(['young.835']);
  });

  it('counts from when a file was read, however old the partner says that it is', async () => {
    const file = await put(folders.inbound, 'kept-for-years.835', 1_000);
    await archiveFile(folders, { name: 'kept-for-years.835', path: file });

    expect(await purgeArchive(folders, daysAgo(1), signal)).toBe(0);
    expect(await purgeArchive(folders, daysAgo(-1), signal)).toBe(1);
  });

  it('touches no other folder, and nothing in the archive that is no file', async () => {
    for (const folder of [folders.inbound, folders.outbound, folders.sending]) await put(folder, 'old.835', 31);
    await mkdir(path.join(folders.archive, 'by-hand'));
    await put(path.join(folders.archive, 'by-hand'), 'old.835', 31);

    expect(await purgeArchive(folders, daysAgo(30), signal)).toBe(0);
    const left = await readdir(base, { recursive: true });
    expect(left.filter((name) => name.endsWith('.835'))).toHaveLength(4);
  });

  it('has nothing to do in a folder that is gone, and stops when the process does', async () => {
    await put(folders.archive, 'old.835', 31);
    expect(await purgeArchive(folders, daysAgo(30), AbortSignal.abort())).toBe(0);
    await rm(folders.archive, { recursive: true });
    expect(await purgeArchive(folders, daysAgo(30), signal)).toBe(0);
  });
});
