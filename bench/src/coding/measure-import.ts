import { type CodeSetName, importPaths } from '@claimstream/code-sets';

/** `node measure-import.js SET FILE…`: one import in this process; prints its rows, seconds and the process's own peak memory (10^6 bytes). */
const [set, ...paths] = process.argv.slice(2) as [CodeSetName, ...string[]];
const begun = performance.now();
const { report, kind } = await importPaths({ set, paths });
const seconds = Math.round(performance.now() - begun) / 1000;
const peakRssMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
console.log(JSON.stringify({ set, rows: report.rows, badRows: report.badRows, seconds, peakRssMB }));
if (kind === 'refused') {
  console.error(`${set} was refused: ${JSON.stringify(report.faults.slice(0, 3))}`);
  process.exitCode = 1;
}
