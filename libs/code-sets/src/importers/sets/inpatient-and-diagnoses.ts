import { codeNumber } from '../../packed/code-number.js';
import {
  anyAge,
  complicationTable,
  diagnosisLimitsTable,
  diagnosisTable,
  drgTable,
  inpatientProcedureTable,
  poaExemptTable,
} from '../../sets/diagnosis-tables.js';
import type { Fields } from '../fields.js';
import { targetTable } from '../import-target.js';
import { delimited } from '../layouts/delimited.js';
import { fixedWidth } from '../layouts/fixed-width.js';

/** The order files of CDC and CMS, one record layout for both: icd10OrderFiles.txt. */
const orderFile = {
  fields: { order: [1, 5], code: [7, 13], valid: [15, 15], short: [17, 76], long: [78] },
  shortest: 78,
} as const;
const looksLikeOrderFile = (head: string): boolean => /^\d{5} [0-9A-Z]{3,7} {1,5}[01] \S/.test(head);

function orderFields(fields: Fields): { code: string; order: number; description: string; short: string; valid: boolean } {
  const description = fields.required('long');
  const short = fields.text('short');
  return {
    ...{ code: fields.code('code', { length: 7 }), order: fields.whole('order'), description },
    ...{ short: short === description ? '' : short, valid: fields.oneOf('valid', ['0', '1']) === '1' },
  };
}

export const diagnosisOrderFile = fixedWidth({
  ...orderFile,
  name: 'ICD-10-CM order file (icd10cm_order_YYYY.txt)',
  // Both order files look alike but for the first code: diagnoses begin with letters, procedures with section 0.
  recognises: (head) => looksLikeOrderFile(head) && /^[A-Z]/.test(head.slice(6)),
  table: targetTable(diagnosisTable, ['code']),
  row: (fields) => {
    const { valid: billable, ...row } = orderFields(fields);
    return { ...row, billable };
  },
});

export const inpatientProcedureOrderFile = fixedWidth({
  ...orderFile,
  name: 'ICD-10-PCS order file (icd10pcs_order_YYYY.txt)',
  recognises: (head) => looksLikeOrderFile(head) && /^[0-9]/.test(head.slice(6)),
  table: targetTable(inpatientProcedureTable, ['code']),
  row: orderFields,
});

export const poaExemptList = delimited({
  name: 'POA exempt list (POAexemptCodesFYyy.txt)',
  separator: '\t',
  table: targetTable(poaExemptTable, ['code']),
  isHeader: ([, title]) => title === 'POAexemptCode',
  columns: { code: /^POAexemptCode$/ },
  row: (fields) => ({ code: fields.code('code', { length: 7 }) }),
});

/** What the Medicare Code Editor's lists say, in our own layout: CMS publishes them as a manual. */
const editorRules: Readonly<Record<string, Partial<{ ageFrom: number; ageTo: number; sex: string; manifestation: boolean }>>> = {
  perinatal: { ageFrom: 0, ageTo: 0 },
  pediatric: { ageFrom: 0, ageTo: 17 },
  maternity: { ageFrom: 9, ageTo: 64 },
  adult: { ageFrom: 15, ageTo: 124 },
  female: { sex: 'F' },
  male: { sex: 'M' },
  manifestation: { manifestation: true },
};

/** One line for each code and rule: a code with an age and a sex has two. */
export const codeEditorList = delimited({
  name: 'Medicare Code Editor list (tab separated: code, group, rule)',
  separator: '\t',
  table: targetTable(diagnosisLimitsTable),
  isHeader: ([code, group, rule]) => code === 'code' && group === 'group' && rule === 'rule',
  columns: { code: 0, rule: 2 },
  row: (fields) => {
    const rule = Object.entries(editorRules).find(([name]) => new RegExp(`\\b${name}\\b`, 'i').test(fields.text('rule')));
    const code = fields.code('code', { length: 7 });
    return rule && { code, ...anyAge, sex: '', manifestation: false, ...rule[1] };
  },
});

/** IPPS final rule, table 5 as text. */
export const drgWeights = delimited({
  name: 'MS-DRG weights (IPPS table 5, tab separated)',
  separator: '\t',
  latin: true,
  table: targetTable(drgTable, ['code']),
  isHeader: ([first, ...rest]) => /^MS-DRG$/i.test(first ?? '') && rest.some((title) => /weight/i.test(title)),
  columns: {
    ...{ code: 0, majorCategory: /^MDC$/i, type: /^TYPE$/i, title: /^MS-DRG title$/i, weight: /weight/i },
    ...{ geometric: /geometric/i, arithmetic: /arithmetic/i },
  },
  skip: ([code]) => !/^\d{1,3}$/.test(code ?? ''),
  row: (fields) => ({
    ...{ code: fields.code('code', { length: 3 }).padStart(3, '0'), title: fields.required('title') },
    ...{
      majorCategory: fields.text('majorCategory'),
      type: fields.text('type'),
      weight: fields.scaled('weight', 4, { optional: true }),
    },
    geometricMeanStay: fields.scaled('geometric', 1, { optional: true }),
    arithmeticMeanStay: fields.scaled('arithmetic', 1, { optional: true }),
  }),
});

/** IPPS final rule, tables 6I (all MCC) and 6J (all CC) as text; which of the two stands above the titles or in them. */
const complications = (level: 'MCC' | 'CC', table: RegExp) => ({
  ...delimited({
    name: `${level} list (IPPS table ${level === 'MCC' ? '6I' : '6J'}, tab separated)`,
    separator: '\t',
    latin: true,
    table: targetTable(complicationTable, ['code']),
    isHeader: ([first]) => /^diagnosis code$/i.test(first ?? ''),
    columns: { code: 0, exclusionGroup: 2 },
    skip: ([code]) => codeNumber((code ?? '').replace('.', ''), 7) <= 0,
    row: (fields) => ({
      ...{ code: fields.code('code', { length: 7 }), level, exclusionGroup: fields.text('exclusionGroup') },
    }),
  }),
  recognises: (head: string) => table.test(head) && /^diagnosis code\t/im.test(head),
});
export const majorComplications = complications('MCC', /table 6I\b(?!\.1)/i);
export const otherComplications = complications('CC', /table 6J\b(?!\.1)/i);
