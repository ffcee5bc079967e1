import { type Task, tasks } from './tasks.js';

/** `node measure.js TASK FILE`: one task in this process; prints megabytes, seconds and the process's own peak memory (10^6 bytes) as JSON. */
const [task, file] = process.argv.slice(2) as [Task, string];
const { megabytes, seconds } = await tasks[task](file);
const peakRssMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
console.log(JSON.stringify({ megabytes, seconds, peakRssMB }));
