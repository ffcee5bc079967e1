import path from 'node:path';
import ts from 'typescript';
import { at, type Yaml } from './manifest.js';

const virtualFile = path.resolve(__dirname, 'manifests.virtual.ts');

/**
 * Fields that a manifest's kind does not have, a misspelled `readinesProbe` for instance: the schemas of kubernetes-models let these pass, its
 * types do not. Kinds that are not Kubernetes' own are left out.
 */
export function unknownFields(manifests: readonly Yaml[]): string[] {
  const own = manifests.filter(({ apiVersion }) => !String(apiVersion).startsWith('keda.sh/'));
  const lines = own.map((manifest, index) => {
    const type = `import('kubernetes-models/${String(manifest['apiVersion'])}').I${String(manifest['kind'])}`;
    return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)};`;
  });
  return faultsOf(lines.join('\n')).map(({ line, says }) => `${String(at(own[line], 'metadata', 'name'))}: ${says}`);
}

/** What TypeScript says about a file that is not on the disk, with the line, from 0. */
function faultsOf(text: string): { line: number; says: string }[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const file = ts.createSourceFile(virtualFile, text, ts.ScriptTarget.ES2024);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === virtualFile || fileExists(name);
  host.getSourceFile = (name, ...rest) => (name === virtualFile ? file : getSourceFile(name, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram([virtualFile], options, host)).map(({ start = 0, messageText }) => ({
    line: file.getLineAndCharacterOfPosition(start).line,
    says: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
