import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Which file imports which, by their paths from the root; types count as well. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The graph of all our TypeScript. */
export function readImportGraph(root: string): ImportGraph {
  const files = globSync('{apps,libs,bench,tools}/**/*.ts', { cwd: root, exclude: isForeign }).sort();
  const importsOf = (file: string): string[] => {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
    return importedFiles.flatMap(({ fileName }) => targetOf(root, file, fileName) ?? []);
  };
  return new Map(files.map((file) => [file, importsOf(file)]));
}

const isForeign = (name: string): boolean => /(^|\/)(node_modules|dist)$/.test(name);

function targetOf(root: string, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, '.ts'));
  const [, name, isApp] = /^@claimstream\/(.+?)(-app)?$/.exec(specifier) ?? [];
  return name && entryOf(root, `${isApp ? 'apps' : 'libs'}/${name}`);
}

/** The one file of a project that others see, as its package.json says. */
function entryOf(root: string, project: string): string {
  const manifest = JSON.parse(readFileSync(path.join(root, project, 'package.json'), 'utf8')) as PackageManifest;
  return path.posix.join(project, manifest.exports['.']['@claimstream/source']);
}

interface PackageManifest {
  readonly exports: { readonly '.': { readonly '@claimstream/source': string } };
}
