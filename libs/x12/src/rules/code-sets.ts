import { type ExternalList } from '../grammar/element-rule.js';

/** Lists outside of the guide that a code can be looked up in: those that elements name, and those that a qualifier before them names. */
export type CodeListName =
  | ExternalList
  | 'condition'
  | 'dentalProcedure'
  | 'healthInsurancePaymentSystem'
  | 'icd10Diagnosis'
  | 'icd10Procedure'
  | 'icd9Diagnosis'
  | 'icd9Procedure'
  | 'nationalDrugCode'
  | 'nationalProviderIdentifier'
  | 'occurrence'
  | 'occurrenceSpan'
  | 'procedure'
  | 'procedureModifier'
  | 'treatment'
  | 'value';

/** Code lists that the caller brings, because others own them: each says whether a code is one of its codes. */
export type CodeSets = Readonly<Partial<Record<CodeListName, (code: string) => boolean>>>;

/** The list that HI names by its qualifier (C022 component 1) for the code behind it. */
export const listsOfHealthCareCodes: Readonly<Record<string, CodeListName>> = {
  ABF: 'icd10Diagnosis',
  ABJ: 'icd10Diagnosis',
  ABK: 'icd10Diagnosis',
  ABN: 'icd10Diagnosis',
  APR: 'icd10Diagnosis',
  BBQ: 'icd10Procedure',
  BBR: 'icd10Procedure',
  BE: 'value',
  BF: 'icd9Diagnosis',
  BG: 'condition',
  BH: 'occurrence',
  BI: 'occurrenceSpan',
  BJ: 'icd9Diagnosis',
  BK: 'icd9Diagnosis',
  BN: 'icd9Diagnosis',
  BO: 'procedure',
  BP: 'procedure',
  BQ: 'icd9Procedure',
  BR: 'icd9Procedure',
  DR: 'diagnosisRelatedGroup',
  PR: 'icd9Diagnosis',
  TC: 'treatment',
};

/** The list that a product or service qualifier names (C003 component 1, LIN02). */
export const listsOfProducts: Readonly<Record<string, CodeListName>> = {
  AD: 'dentalProcedure',
  HC: 'procedure',
  HP: 'healthInsurancePaymentSystem',
  N4: 'nationalDrugCode',
  NU: 'revenue',
};
