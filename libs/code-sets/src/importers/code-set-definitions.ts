import type { CodeSetName } from '../tables/code-tables.js';
import type { Layout } from './layout.js';
import { coveragePolicyFile } from './sets/coverage-policies.js';
import { anesthesiaFile, localityFile, relativeValuesCsv, relativeValuesText } from './sets/fee-schedule.js';
import {
  codeEditorList,
  diagnosisOrderFile,
  drgWeights,
  inpatientProcedureOrderFile,
  majorComplications,
  otherComplications,
  poaExemptList,
} from './sets/inpatient-and-diagnoses.js';
import { cptFile, hcpcsFile, modifierList, placeOfServiceList, reasonList, taxonomyFile } from './sets/procedure-codes.js';
import { addOnFile, mueFile, ptpFile } from './sets/procedure-edits.js';
import { tabularList } from './sets/tabular-list.js';

export interface CodeSetDefinition {
  readonly title: string;
  /** Who publishes it. */
  readonly authority: string;
  /** A licence stands between it and other tenants: it is loaded by its holder, for itself. */
  readonly licensed: boolean;
  readonly layouts: readonly Layout[];
}

const open = (title: string, authority: string, ...layouts: Layout[]): CodeSetDefinition => ({
  title,
  authority,
  licensed: false,
  layouts,
});

/** Every set that can be loaded, and the layouts that its files may have. */
export const codeSetDefinitions: Readonly<Record<CodeSetName, CodeSetDefinition>> = {
  'icd-10-cm': open('ICD-10-CM diagnoses', 'CDC', diagnosisOrderFile),
  'icd-10-cm-tabular': open('ICD-10-CM tabular list: notes and seventh characters', 'CDC', tabularList),
  'icd-10-pcs': open('ICD-10-PCS inpatient procedures', 'CMS', inpatientProcedureOrderFile),
  'poa-exempt': open('Diagnoses exempt from present-on-admission reporting', 'CMS', poaExemptList),
  mce: open('Medicare Code Editor: age, sex and manifestation', 'CMS', codeEditorList),
  'ms-drg': open('MS-DRG weights, CC and MCC', 'CMS', drgWeights, majorComplications, otherComplications),
  hcpcs: open('HCPCS Level II procedures and modifiers', 'CMS', hcpcsFile),
  cpt: { title: 'CPT', authority: 'AMA', licensed: true, layouts: [cptFile] },
  modifiers: open('Modifiers', 'AMA and CMS', modifierList),
  'place-of-service': open('Places of service', 'CMS', placeOfServiceList),
  taxonomy: open('Provider taxonomy', 'NUCC', taxonomyFile),
  'ncci-ptp-practitioner': open('NCCI pairs, practitioner', 'CMS', ptpFile),
  'ncci-ptp-outpatient': open('NCCI pairs, outpatient hospital', 'CMS', ptpFile),
  'ncci-add-on': open('NCCI add-on codes', 'CMS', addOnFile),
  'mue-practitioner': open('Medically unlikely edits, practitioner', 'CMS', mueFile(/practitioner/i, 'practitioner')),
  'mue-outpatient': open('Medically unlikely edits, outpatient hospital', 'CMS', mueFile(/outpatient/i, 'outpatient')),
  'mue-dme': open('Medically unlikely edits, DME supplier', 'CMS', mueFile(/DME/i, 'DME supplier')),
  'mpfs-rvu': open('Physician fee schedule, relative values', 'CMS', relativeValuesCsv, relativeValuesText),
  'mpfs-gpci': open('Physician fee schedule, localities', 'CMS', localityFile),
  'mpfs-anesthesia': open('Physician fee schedule, anesthesia', 'CMS', anesthesiaFile),
  'coverage-policies': open('Coverage policies', 'the deployment', coveragePolicyFile),
  carc: open('Claim adjustment reason codes', 'X12, in own words', reasonList('CARC')),
  rarc: open('Remittance advice remark codes', 'X12, in own words', reasonList('RARC')),
};
