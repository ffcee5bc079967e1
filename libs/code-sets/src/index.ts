export * from './carc/no-denial-codes.js';
export { codeSetDefinitions, type CodeSetDefinition } from './importers/code-set-definitions.js';
export { codeSetOf } from './importers/code-set-of.js';
export type { ImportFile } from './importers/import-file.js';
export { type Imported, importRelease, keptOf, type ImportOrder } from './importers/import-release.js';
export { type ImportFault, type ImportFaultCode, type ImportReport, mostFaults } from './importers/import-report.js';
export { importPaths, type LoadedTables, loadTables, type ReleaseFiles, releaseFilesIn } from './importers/load-tables.js';
export { oneOfEach } from './importers/one-of-each.js';
export { packedParts, packedSize, unpackedTables } from './releases/packed-release.js';
export {
  type KeptRelease,
  readReleaseFile,
  readReleaseHead,
  type ReleaseFileHead,
  releaseFilesOf,
  type ReleaseOrigin,
  writeReleaseFile,
} from './releases/release-file.js';
export { type Release, releaseOf, type ReleaseTerms, rowsOf, tableIn } from './releases/release.js';
export { ReleaseShelf } from './releases/release-shelf.js';
export { type CodeDetail, codeDetail, type CodeNote } from './search/code-detail.js';
export { type CodeSearch, type FoundCode, searchCodes, warmSearch } from './search/search-codes.js';
export { type CodeSystem, codeSystems, type CodeText } from './search/searchable.js';
export * from './sets/diagnosis-tables.js';
export * from './sets/edit-tables.js';
export * from './sets/procedure-tables.js';
export * from './sets/tabular-tables.js';
export { starterReleases } from './starter/index.js';
export * from './tables/code-tables.js';
export * from './tables/nothing-loaded.js';
export { specReleases, specTables, type SpecRows } from './tables/spec-tables.js';
export { tablesOf, tablesOn } from './tables/tables-of.js';
export { abbreviations } from './terms/abbreviations.js';
export { type TermBasis, TermIndex, type TermMatch } from './terms/term-index.js';
export { type Word, wordsOf } from './terms/words.js';
