import { run } from './run.js';

/** `npm run x12 -- validate|parse|ack|describe FILE…`. Files are meant from where the command was given. */
process.chdir(process.env.INIT_CWD ?? '.');
process.stdout.on('error', () => process.exit(1));
process.exitCode = await run(process.argv.slice(2), {
  out: (line) => void process.stdout.write(line.endsWith('\n') ? line : `${line}\n`),
  error: (line) => console.error(line),
  now: new Date(),
});
