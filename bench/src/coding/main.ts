import path from 'node:path';
import { loadTables, releaseFilesIn } from '@claimstream/code-sets';
import { encountersPerSecond } from './encounters-per-second.js';
import { measureImports } from './imports.js';
import { writeOfficialFiles } from './official-layouts.js';
import { searchP99Ms } from './search-latency.js';
import { suggestionFigures } from './suggestion-latency.js';
import { officialFilesOf } from './tables-folder.js';

const usage = `Usage: npm run bench:coding -- --tables DIR     DIR: official files, or the tab separated tables of shared/data/codesets
       npm run bench:coding -- --make DIR FOLDER   write the tables of DIR in the official layouts into FOLDER`;

const root = path.resolve(process.env.INIT_CWD ?? '.');

/** One line of JSON; each figure is measured by a function of its own. */
async function measure(tables: string): Promise<void> {
  await using official = await officialFilesOf(tables);
  const releases = await releaseFilesIn(official.folder);
  const imports = measureImports(releases);
  const loaded = await loadTables(official.folder);
  const latencies = { ...searchP99Ms(loaded.releases), ...suggestionFigures(loaded.releases) };
  console.log(JSON.stringify({ ...encountersPerSecond(loaded.releases), ...latencies, imports }));
}

const [option, tables, folder] = process.argv.slice(2);
if (option === '--tables' && tables !== undefined) await measure(path.resolve(root, tables));
else if (option === '--make' && folder !== undefined)
  await writeOfficialFiles(path.resolve(root, tables!), path.resolve(root, folder));
else {
  console.error(usage);
  process.exitCode = 2;
}
