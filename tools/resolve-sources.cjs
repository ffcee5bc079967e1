/**
 * Lets Node itself find our TypeScript sources, for what jest loads outside its own module system: the global set-up and teardown. There
 * `./parts.js` is `./parts.ts` and `@claimstream/kernel` is its `src/index.ts`; jest compiles them.
 */
const { existsSync } = require('node:fs');
const { registerHooks } = require('node:module');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');

const root = path.dirname(__dirname);

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
