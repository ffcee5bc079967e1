import { anesthesiaTable, feeScheduleTable, localityTable } from '../../sets/procedure-tables.js';
import type { Fields } from '../fields.js';
import { targetTable } from '../import-target.js';
import { delimited } from '../layouts/delimited.js';
import { fixedWidth } from '../layouts/fixed-width.js';

const table = targetTable(
  feeScheduleTable,
  ['code', 'modifier'],
  'CMS publishes relative values once for each conversion factor: give one of the two files.',
);

const feeRow = (fields: Fields) => ({
  ...{
    code: fields.code('code', { length: 5, exactly: true }),
    modifier: fields.code('modifier', { length: 2, optional: true }),
  },
  ...{ statusCode: fields.text('status'), globalDays: fields.text('global').padStart(3, '0') },
  ...{ work: fields.scaled('work', 2, { optional: true }), malpractice: fields.scaled('malpractice', 2, { optional: true }) },
  practiceNonFacility: fields.scaled('practiceNonFacility', 2, { optional: true }),
  practiceFacility: fields.scaled('practiceFacility', 2, { optional: true }),
  preoperative: fields.scaled('preoperative', 2, { optional: true }),
  intraoperative: fields.scaled('intraoperative', 2, { optional: true }),
  postoperative: fields.scaled('postoperative', 2, { optional: true }),
  ...{
    professionalTechnical: fields.text('pctc'),
    multipleProcedure: fields.text('multiple'),
    bilateral: fields.text('bilateral'),
  },
  ...{ assistant: fields.text('assistant'), coSurgeons: fields.text('coSurgeons'), teamSurgery: fields.text('team') },
  endoscopicBase: fields.code('endoscopicBase', { length: 5, optional: true }),
  conversionFactor: fields.scaled('conversionFactor', 4, { optional: true }),
});

/** CMS' relative value file with commas. Its titles take five lines of fragments: the columns are taken by place, as every year has them. */
export const relativeValuesCsv = delimited({
  name: 'MPFS relative values (PPRRVUyyyy_Mmm.csv)',
  separator: ',',
  latin: true,
  table,
  isHeader: ([code, modifier, description]) => code === 'HCPCS' && modifier === 'MOD' && description === 'DESCRIPTION',
  columns: {
    ...{ code: 0, modifier: 1, status: 3, work: 5, practiceNonFacility: 6, practiceFacility: 8, malpractice: 10, pctc: 13 },
    ...{ global: 14, preoperative: 15, intraoperative: 16, postoperative: 17, multiple: 18, bilateral: 19, assistant: 20 },
    ...{ coSurgeons: 21, team: 22, endoscopicBase: 23, conversionFactor: 24 },
  },
  row: feeRow,
});

/** The same file at fixed places: RVU25D record layout. */
export const relativeValuesText = fixedWidth({
  name: 'MPFS relative values (PPRRVUyyyy_Mmm.txt)',
  recognises: (head) => head.startsWith('HDR '),
  latin: true,
  table,
  fields: {
    ...{ code: [1, 5], modifier: [6, 7], status: [58, 58], work: [60, 65], practiceNonFacility: [67, 72] },
    ...{ practiceFacility: [76, 81], malpractice: [85, 89], pctc: [103, 103], global: [104, 106], preoperative: [107, 109] },
    ...{ intraoperative: [110, 112], postoperative: [113, 115], multiple: [116, 116], bilateral: [117, 117] },
    ...{ assistant: [118, 118], coSurgeons: [119, 119], team: [120, 120], endoscopicBase: [128, 132] },
    conversionFactor: [133, 140],
  },
  shortest: 140,
  skip: (line) => line.startsWith('HDR') || line.startsWith('TRL'),
  row: feeRow,
});

const localityOf = (fields: Fields): string =>
  `${fields.code('carrier', { length: 5 }).padStart(5, '0')}${fields.code('locality', { length: 2 }).padStart(2, '0')}`;

export const localityFile = delimited({
  name: 'Geographic practice cost indices (GPCIyyyy.csv)',
  separator: ',',
  latin: true,
  table: targetTable(localityTable, ['locality']),
  isHeader: ([carrier, state]) => /medicare admin/i.test(carrier ?? '') && /^state$/i.test(state ?? ''),
  columns: { carrier: 0, state: 1, locality: 2, name: 3, work: /PW GPCI/i, practice: /PE GPCI/i, malpractice: /MP GPCI/i },
  skip: ([carrier]) => !/^\d{4,5}$/.test(carrier ?? ''),
  row: (fields) => ({
    ...{ locality: localityOf(fields), state: fields.text('state'), name: fields.text('name'), work: fields.scaled('work', 3) },
    ...{ practice: fields.scaled('practice', 3), malpractice: fields.scaled('malpractice', 3) },
  }),
});

export const anesthesiaFile = delimited({
  name: 'Anesthesia conversion factors (ANESyyyy.csv)',
  separator: ',',
  latin: true,
  table: targetTable(anesthesiaTable, ['locality']),
  isHeader: ([contractor, locality, , factor]) =>
    contractor === 'Contractor' && locality === 'Locality' && /anes/i.test(factor ?? ''),
  columns: { carrier: 0, locality: 1, name: 2, factor: 3 },
  skip: ([contractor]) => !/^\d{4,5}$/.test(contractor ?? ''),
  row: (fields) => ({
    ...{ locality: localityOf(fields), name: fields.text('name'), factorCents: fields.scaled('factor', 2) },
  }),
});
