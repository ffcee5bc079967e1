import { type Layout, layout, must } from './layout.js';

/** The composite data elements of X12 005010 that our guides use, with the elements of their components in order. */
export const composites = {
  C001: layout('Composite Unit of Measure', [
    ...[must(355), 1018, 649],
    ...[355, 1018, 649],
    ...[355, 1018, 649],
    ...[355, 1018, 649],
    ...[355, 1018, 649],
  ]),
  C002: layout('Actions Indicated', [must(704), 704, 704, 704, 704]),
  C003: layout('Composite Medical Procedure Identifier', [must(235), must(234), 1339, 1339, 1339, 1339, 352, 234]),
  C004: layout('Composite Diagnosis Code Pointer', [must(1328), 1328, 1328, 1328]),
  C005: layout('Tooth Surface', [must(1369), 1369, 1369, 1369, 1369]),
  C006: layout('Oral Cavity Designation', [must(1361), 1361, 1361, 1361, 1361]),
  C022: layout('Health Care Code Information', [must(1270), must(1271), 1250, 1251, 782, 380, 799, 1271, 1073], 'P0304 E0809'),
  C023: layout('Health Care Service Location Information', [must(1331), 1332, 1325]),
  C024: layout('Related Causes Information', [must(1362), 1362, 1362, 156, 26]),
  C030: layout('Position in Segment', [must(722), 1528, 1686]),
  C035: layout('Provider Specialty Information', [must(1222), 559, 1073]),
  C040: layout('Reference Identifier', [must(128), must(127), 128, 127, 128, 127], 'P0304 P0506'),
  C042: layout('Adjustment Identifier', [must(426), 127]),
  C043: layout('Health Care Claim Status', [must(1271), must(1271), 98, 1270]),
  C052: layout('Medicare Status Code', [must(1218), 1701, 1701, 1701]),
  C056: layout('Composite Race or Ethnicity Information', [1109, 1270, 1271], 'P0203'),
  C998: layout('Context Identification', [must(9999), 9998]),
  C999: layout('Reference in Segment', [must(725), 725]),
} as const satisfies Readonly<Record<string, Layout>>;

export type CompositeId = keyof typeof composites;
