/**
 * Lints files that do not exist: reads `[{ "file": "libs/x12/src/planted.ts", "code": "…" }]` from standard input and writes the rules that
 * each breaks, `[["no-console"], []]`. ESLint runs here as on the command line, outside Jest's own module system.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const planted = JSON.parse(await text(process.stdin));
const eslint = new ESLint();
const broken = [];
for (const { file, code } of planted) {
  const [{ messages }] = await eslint.lintText(code, { filePath: file });
  broken.push(messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(broken));
