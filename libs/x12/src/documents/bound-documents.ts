import { compileGuide } from '../grammar/compile.js';
import { type CompiledGuide } from '../grammar/nodes.js';
import { bind, type BoundDocument } from '../mapping/bind.js';
import { declaredDocuments, transactionName } from './declared/index.js';
import { type TransactionName } from './interchange.js';

/** The declaration of a guide's document laid over the guide, made once; undefined for a guide without one. */
export function boundDocumentOf(guide: CompiledGuide): BoundDocument | undefined {
  const known = bound.get(guide);
  if (known) return known;
  const name = transactionName(guide.guide);
  if (name === undefined) return undefined;
  const made = bind(guide, declaredDocuments[name].fields);
  bound.set(guide, made);
  return made;
}

/** The same for our own guides, as the writer uses them. */
export function boundDocument(name: TransactionName): BoundDocument {
  const guide = compileGuide(declaredDocuments[name].guide);
  const known = bound.get(guide) ?? bind(guide, declaredDocuments[name].fields);
  bound.set(guide, known);
  return known;
}

const bound = new WeakMap<CompiledGuide, BoundDocument>();
