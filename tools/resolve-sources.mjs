/**
 * Lets Node itself find our TypeScript sources, for what jest loads outside its own module system: the global set-up and teardown. There
 * `./parts.js` is `./parts.ts` and `@claimstream/kernel` is its `src/index.ts`; jest compiles them.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

registerHooks({
  resolve(specifier, context, next) {
    const source = sourceOf(specifier, context.parentURL);
    return source && existsSync(source) ? { url: pathToFileURL(source).href, shortCircuit: true } : next(specifier, context);
  },
});

function sourceOf(specifier, parentURL) {
  const library = /^@claimstream\/([a-z0-9-]+)$/.exec(specifier);
  if (library) return path.join(root, 'libs', library[1], 'src', 'index.ts');
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !parentURL?.endsWith('.ts')) return undefined;
  return path.resolve(path.dirname(fileURLToPath(parentURL)), specifier.replace(/\.js$/, '.ts'));
}
