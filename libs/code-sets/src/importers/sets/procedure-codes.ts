import {
  cptTable,
  hcpcsTable,
  modifierTable,
  placeOfServiceTable,
  reasonTable,
  taxonomyTable,
} from '../../sets/procedure-tables.js';
import { targetTable } from '../import-target.js';
import { delimited } from '../layouts/delimited.js';
import { fixedWidth } from '../layouts/fixed-width.js';

/**
 * CMS' alphanumeric HCPCS file, 320 characters a line. Record 3 begins a procedure and 7 a modifier (its two characters stand right in the code);
 * 4 and 8 carry on the long description.
 */
export const hcpcsFile = fixedWidth({
  name: 'HCPCS Level II (HCPCyyyy_MMM_ANWEB.txt)',
  recognises: (head) => /^[A-Z ][0-9A-Z ]{2}[0-9A-Z]{2}\d{5}[3478]/.test(head),
  latin: true,
  table: targetTable(hcpcsTable, ['code']),
  fields: {
    ...{ code: [1, 5], sequence: [6, 10], record: [11, 11], long: [12, 91], short: [92, 119] },
    ...{ coverage: [230, 230], addedOn: [269, 276], terminatedOn: [285, 292] },
  },
  shortest: 292,
  continues: ({ record }) => record === '4' || record === '8',
  join: (row, more) => (row['code'] === more['code'] ? { ...row, long: `${row['long']} ${more['long']}` } : undefined),
  row: (fields) => {
    fields.oneOf('record', ['3', '7']);
    return {
      ...{ code: fields.code('code', { length: 5 }), description: fields.required('long'), short: fields.text('short') },
      ...{ coverage: fields.text('coverage'), addedOn: fields.day('addedOn'), terminatedOn: fields.day('terminatedOn') },
    };
  },
});

/** CPT is the AMA's: whoever holds its licence loads a file of four columns. */
export const cptFile = delimited({
  name: "CPT from the licensee's own file (tab separated: code, long, medium, short)",
  separator: '\t',
  table: targetTable(cptTable, ['code']),
  isHeader: ([code, long]) => code === 'code' && long === 'long',
  columns: { code: /^code$/, long: /^long$/, medium: /^medium$/, short: /^short$/ },
  row: (fields) => ({
    ...{ code: fields.code('code', { length: 5, exactly: true }), description: fields.required('long') },
    ...{ medium: fields.text('medium'), short: fields.text('short') },
  }),
});

export const modifierList = delimited({
  name: 'Modifiers (tab separated: modifier, description, owner)',
  separator: '\t',
  table: targetTable(modifierTable, ['code']),
  isHeader: ([modifier, description]) => modifier === 'modifier' && description === 'description',
  columns: { code: /^modifier$/, description: /^description$/, owner: /^owner$/ },
  row: (fields) => ({
    ...{ code: fields.code('code', { length: 2, exactly: true }), description: fields.required('description') },
    owner: fields.text('owner'),
  }),
});

/** CMS publishes places of service as a page; this is the table of it. Numbers that are not assigned are no places. */
export const placeOfServiceList = delimited({
  name: 'Places of service (tab separated: pos, facility_type, name, description)',
  separator: '\t',
  table: targetTable(placeOfServiceTable, ['code']),
  isHeader: ([pos]) => pos === 'pos',
  columns: { code: /^pos$/, facility: /^facility_type$/, name: /^name$/, description: /^description$/ },
  skip: ([, type]) => type === 'Unassigned',
  row: (fields) => ({
    ...{ code: fields.code('code', { length: 2, exactly: true }), name: fields.required('name') },
    ...{ facility: fields.text('facility') === 'Facility', description: fields.text('description') },
  }),
});

export const taxonomyFile = delimited({
  name: 'NUCC provider taxonomy (nucc_taxonomy_NNN.csv)',
  separator: ',',
  latin: true,
  table: targetTable(taxonomyTable, ['code']),
  isHeader: ([code, grouping]) => code === 'Code' && grouping === 'Grouping',
  columns: {
    ...{ code: /^Code$/, grouping: /^Grouping$/, classification: /^Classification$/, specialization: /^Specialization$/ },
    displayName: /^Display Name$/,
  },
  row: (fields) => ({
    ...{ code: fields.code('code', { length: 10, exactly: true }), grouping: fields.text('grouping') },
    ...{ classification: fields.text('classification'), specialization: fields.text('specialization') },
    displayName: fields.text('displayName'),
  }),
});

/** Claim adjustment reason or remark codes in the deployment's own words; X12's texts are licensed. */
export const reasonList = (name: 'CARC' | 'RARC') =>
  delimited({
    name: `${name} (tab separated: code, category, description)`,
    separator: '\t',
    table: targetTable(reasonTable, ['code']),
    isHeader: ([code, category]) => code === 'code' && category === 'category',
    columns: { code: /^code$/, category: /^category$/, description: /^description$/ },
    row: (fields) => ({
      ...{
        code: fields.code('code', { length: 5 }),
        category: fields.text('category'),
        description: fields.required('description'),
      },
    }),
  });
