/**
 * Signs and symptoms that belong to a diagnosis as a rule and are not coded beside it (ICD-10-CM I.B.5), by the beginning of its code; our own
 * choice of the everyday ones.
 */
const integral: Readonly<Record<string, string>> = {
  A09: 'R10 R11 R197 R509',
  A08: 'R10 R11 R197 R509',
  A41: 'R509 R531',
  B349: 'R509 R5383 R5381 M7910',
  E0: 'R5383',
  E10: 'R73 R350',
  E11: 'R73 R350',
  E86: 'R531',
  F32: 'R5383',
  F33: 'R5383',
  F41: 'R002',
  G43: 'R519 R11',
  G44: 'R519',
  G47: 'R5383',
  G56: 'R200 R202',
  G45: 'R531 R200',
  H66: 'R509 H920',
  H60: 'H920',
  H81: 'R42',
  I10: 'R030',
  I20: 'R07',
  I21: 'R07 R0602',
  I26: 'R07 R06',
  I48: 'R002',
  I50: 'R06 R60',
  I11: 'R06 R60 R030',
  I13: 'R06 R60 R030',
  I12: 'R030',
  I63: 'R531 R200 R4182',
  I82: 'R600 M796',
  J0: 'R05 R070 R509 R0981 R519',
  J1: 'R05 R06 R07 R509 R5383 M7910',
  J2: 'R05 R06 R509',
  J3: 'R0981 R05',
  J4: 'R05 R06',
  J96: 'R06 R0902',
  K21: 'R12 R1013',
  K29: 'R1013 R11 R101',
  K35: 'R10 R11 R509',
  K52: 'R10 R11 R197',
  K57: 'R10',
  K58: 'R10 R14',
  K5900: 'R10',
  K80: 'R10 R11',
  K81: 'R10 R11 R509',
  K85: 'R10 R11',
  L03: 'R509',
  L2: 'R21',
  L5: 'R21',
  L30: 'R21',
  M1: 'M255',
  M54: 'M549',
  M8: 'M549',
  N20: 'R10 R31 R11 N23',
  N30: 'R30 R35 R10 R31',
  N39: 'R30 R35 R509 R10',
  N40: 'R35 R33',
  U071: 'R05 R06 R509 R5383 R07 R519 M7910 R0981',
};
const entries = Object.entries(integral).map(([diagnosis, symptoms]) => ({ diagnosis, symptoms: symptoms.split(' ') }));

/** Whether a sign or symptom belongs to one of these diagnoses. */
export const isIntegral = (symptom: string, diagnoses: readonly string[]): boolean =>
  entries.some(
    ({ diagnosis, symptoms }) =>
      symptoms.some((beginning) => symptom.startsWith(beginning)) &&
      diagnoses.some((code) => code !== symptom && code.startsWith(diagnosis)),
  );
