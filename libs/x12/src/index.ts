export type { InterchangeAnswer } from './acknowledgments/acknowledger.js';
export { acknowledger } from './acknowledgments/acknowledger.js';
export type { Receipt } from './acknowledgments/interchange-acknowledgment.js';
export type { Delimiters } from './delimiters.js';
export { usualDelimiters } from './delimiters.js';
export type { DocumentListener, ReadClaim, ReadDocument, ReadPayment, SegmentRange } from './documents/document-reader.js';
export { DocumentReader } from './documents/document-reader.js';
export type * from './documents/index.js';
export type {
  ClaimReading,
  FileReading,
  GroupReading,
  InterchangeReading,
  TransactionReading,
} from './documents/read-interchanges.js';
export { readInterchanges } from './documents/read-interchanges.js';
export * from './findings.js';
export type { Guide } from './grammar/dsl.js';
export { compileGuide } from './grammar/compile.js';
export type { CodesIn } from './grammar/guide-types.js';
export type { CompiledGuide, LoopNode, SegmentNode } from './grammar/nodes.js';
export * from './guides/index.js';
export type { Profile } from './profiles/profile.js';
export { strict, tolerant } from './profiles/profile.js';
export type { ReadFile, ReadGroup, ReadInterchange, ReadTransaction } from './reader/collect.js';
export type * from './reader/events.js';
export type { ChunkSource } from './reader/read.js';
export { emittedFrom, readX12, readX12Stream } from './reader/read.js';
export type { ReadOptions } from './reader/x12-reader.js';
export { X12Reader } from './reader/x12-reader.js';
export type { Segment } from './segment.js';
export type { WriteOptions } from './writer/interchange-writer.js';
export { InterchangeWriter, writeInterchange } from './writer/interchange-writer.js';
export type { RefusalReason } from './writer/refused.js';
export { NotWritable } from './writer/refused.js';
export { codeSetRule } from './rules/code-set-rule.js';
export type { CodeListName, CodeSets } from './rules/code-sets.js';
export { standardRules } from './rules/index.js';
export { isNationalProviderIdentifier } from './rules/npi.js';
export type { TokenSink } from './tokenizer/tokenizer.js';
export { Tokenizer } from './tokenizer/tokenizer.js';
