import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FileType, makeFile } from './make-file.js';
import { type Measured, type Task } from './tasks.js';

const usage = `Usage: npm run bench:x12 -- FILE…                    measure files (837P or 835)
       npm run bench:x12                             measure 20 MB of 837P and of 835, made up
       npm run bench:x12 -- --make 837P|835 MB FILE  make a file`;

const root = path.resolve(process.env.INIT_CWD ?? '.');

function make([type, megabytes, file]: string[]): void {
  if ((type !== '837P' && type !== '835') || !(Number(megabytes) > 0) || file === undefined) return refuse();
  makeFile(path.resolve(root, file), type, Number(megabytes));
}

function measureMadeUp(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-x12-'));
  try {
    for (const type of ['837P', '835'] satisfies FileType[]) {
      const file = path.join(folder, `${type}-20MB.edi`);
      makeFile(file, type, 20);
      print(file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line of JSON: megabytes of 10^6 bytes, MB a second, peak memory of the process that validates and reads; `rssMB` names each of ours. */
function print(file: string): void {
  const [tokenise, typed, write] = (['tokenise', 'typed', 'write'] as const).map((task) => measured(task, file));
  const peers = Object.fromEntries((['x12-parser', 'node-x12'] as const).map((peer) => [peer, speedOf(measured(peer, file))]));
  const ours = { tokenise, typed, write };
  console.log(
    JSON.stringify({
      file,
      megabytes: rounded(tokenise?.megabytes ?? 0),
      tokeniseMBps: speedOf(tokenise)?.MBps,
      typedMBps: speedOf(typed)?.MBps,
      writeMBps: speedOf(write)?.MBps,
      peakRssMB: typed?.peakRssMB,
      rssMB: Object.fromEntries(Object.entries(ours).map(([task, one]) => [task, one?.peakRssMB])),
      peers,
    }),
  );
}

type MeasuredProcess = Measured & { readonly peakRssMB: number };

/**
 * Short-lived strings are most of what reading makes; a small nursery for them keeps the process small and costs no time. What is left at any
 * moment is 13 MB whatever the size of the file, so that ours are held to little more: Node would else let garbage lie.
 */
const nodeOptions = ['--max-semi-space-size=4'];
const ourOptions = [...nodeOptions, '--max-old-space-size=48'];
const peers: readonly Task[] = ['x12-parser', 'node-x12'];

/** Runs a task in a process of its own; undefined when it failed or took more than five minutes. */
function measured(task: Task, file: string): MeasuredProcess | undefined {
  const script = path.join(import.meta.dirname, 'measure.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...(peers.includes(task) ? nodeOptions : ourOptions), script, task, file],
    {
      encoding: 'utf8',
      timeout: 300_000,
    },
  );
  if (status === 0) return JSON.parse(stdout) as MeasuredProcess;
  console.error(`${task} did not finish ${path.basename(file)}: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return undefined;
}

const speedOf = (one: MeasuredProcess | undefined) =>
  one && { MBps: rounded(one.megabytes / one.seconds), peakRssMB: one.peakRssMB };

const rounded = (value: number): number => Math.round(value * 10) / 10;

function refuse(): void {
  console.error(usage);
  process.exitCode = 2;
}

const words = process.argv.slice(2);

if (words[0] === '--make') make(words.slice(1));
else if (words.some((word) => word.startsWith('-'))) refuse();
else if (words.length > 0) words.forEach((file) => print(path.resolve(root, file)));
else measureMadeUp();
