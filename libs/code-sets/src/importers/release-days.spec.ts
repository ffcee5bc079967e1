import { releaseDaysOf } from './release-days.js';

const daysOf = (file: string) => releaseDaysOf({ set: 'icd-10-cm', files: [file], digest: 'ab'.repeat(32) });

it.each([
  ['icd10cm_order_2022.txt', 'FY2022', '2021-10-01'],
  ['icd10pcs_order_2026.txt', 'FY2026', '2025-10-01'],
  ['icd10cm-order-2026.txt', 'FY2026', '2025-10-01'],
  ['icd10cm-tabular-2026.xml', 'FY2026', '2025-10-01'],
  ['icd10cm-order-April-2025.txt', 'FY2025-April', '2025-04-01'],
  ['icd10cm-tabular-April-1-2026.xml', 'FY2026-April', '2026-04-01'],
  ['POAexemptCodesFY26.txt', 'FY2026', '2025-10-01'],
  ['HCPC2026_JUL_ANWEB_06172026.txt', '2026Q3', '2026-07-01'],
  ['HCPC2019_CONTR_ANWEB.txt', '2019Q1', '2019-01-01'],
  ['ccipra-v321r0-f1.TXT', '2026Q2', '2026-04-01'],
  ['MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', '2025Q4', '2025-10-01'],
  ['AOC_V2026Q1-MCR.txt', '2026Q1', '2026-01-01'],
  ['PPRRVU2025_Oct.csv', '2025Q4', '2025-10-01'],
  ['PPRRVU25_JAN.csv', '2025Q1', '2025-01-01'],
  ['PPRRVU2026_final.csv', '2026Q1', '2026-01-01'],
  ['GPCI2026.csv', '2026Q1', '2026-01-01'],
  ['codes.txt', 'icd-10-cm-abababab', '1900-01-01'],
])('%s is %s, from %s on', (file, version, effectiveFrom) => {
  expect(daysOf(file)).toEqual({ version, effectiveFrom });
});
