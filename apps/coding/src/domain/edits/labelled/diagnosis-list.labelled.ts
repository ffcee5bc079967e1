import type { Labelled } from './labelled-encounter.js';

export const diagnosisList: readonly Labelled[] = [
  { says: 'the same diagnosis twice', dx: 'I10 I10', finds: 'DIAGNOSIS_REPEATED error /diagnoses/1' },
  { says: 'the same diagnosis again after another', dx: 'I10 E119 I10', finds: 'DIAGNOSIS_REPEATED error /diagnoses/2' },
  {
    says: 'three times: each after the first',
    dx: 'I10 I10 I10',
    finds: `DIAGNOSIS_REPEATED error /diagnoses/1
      DIAGNOSIS_REPEATED error /diagnoses/2`,
  },
  { says: 'both knees are two diagnoses', dx: 'M25561 M25562', finds: '' },
  { says: 'a line with two diagnoses', dx: 'I10 E119', lines: '99213 @1,2', finds: '' },
  {
    says: 'a pointer past the list',
    dx: 'I10 E119',
    lines: '99213 @3',
    finds: 'POINTER_WITHOUT_DIAGNOSIS error /serviceLines/0/diagnosisPointers/0',
  },
  {
    says: 'the second pointer is past the list',
    dx: 'I10',
    lines: '99213 @1,2',
    finds: 'POINTER_WITHOUT_DIAGNOSIS error /serviceLines/0/diagnosisPointers/1',
  },
  {
    says: 'a pointer of the second line is past the list',
    dx: 'I10',
    lines: '99213 / 85025 @2',
    finds: 'POINTER_WITHOUT_DIAGNOSIS error /serviceLines/1/diagnosisPointers/0',
  },
  {
    says: 'a problem that nobody coded',
    also: { uncodedProblems: [{ system: 'http://snomed.info/sct', code: '1', reason: 'no map' }] },
    finds: 'PROBLEM_UNCODED error /uncodedProblems/0',
  },
  { says: 'an external cause first', dx: 'W010XXA S52501A', finds: 'EXTERNAL_CAUSE_FIRST error /diagnoses/0' },
  { says: 'an external cause alone', dx: 'Y929', finds: 'EXTERNAL_CAUSE_FIRST error /diagnoses/0' },
  { says: 'an external cause after the injury', dx: 'S52501A W010XXA Y929', finds: '' },
  { says: 'a manifestation before its disease', dx: 'F0280 G309', finds: 'MANIFESTATION_FIRST error /diagnoses/0' },
  {
    says: 'a manifestation alone',
    dx: 'F0280',
    finds: `MANIFESTATION_FIRST error /diagnoses/0
      ETIOLOGY_MISSING warning /diagnoses/0`,
  },
  { says: 'a manifestation after its disease', dx: 'G309 F0280', finds: '' },
  { says: 'a manifestation after another disease of the note', dx: 'G20A1 F0280', finds: '' },
  {
    says: 'a manifestation between others, its disease after it',
    dx: 'I10 F0280 G309',
    finds: 'ETIOLOGY_AFTER_MANIFESTATION error /diagnoses/1',
  },
  { says: 'a manifestation without any disease of the note', dx: 'I10 F0280', finds: 'ETIOLOGY_MISSING warning /diagnoses/1' },
  { says: 'a manifestation some places after its disease', dx: 'G309 I10 F0280', finds: '' },
  { says: 'a manifestation for which the list names no disease', dx: 'E119 H42', finds: '' },
  { says: 'the same first', dx: 'H42 E119', finds: 'MANIFESTATION_FIRST error /diagnoses/0' },
  { says: 'an examination first', dx: 'Z0000 I10', finds: '' },
  { says: 'an examination after a disease', dx: 'I10 Z0000', finds: 'FIRST_ONLY_DIAGNOSIS_NOT_FIRST warning /diagnoses/1' },
  { says: 'an examination in research after a disease is excepted', dx: 'I10 Z006', finds: '' },
  { says: 'chemotherapy first', dx: 'Z5111 C50911', finds: '' },
  { says: 'chemotherapy after the tumor', dx: 'C50911 Z5111', finds: 'FIRST_ONLY_DIAGNOSIS_NOT_FIRST warning /diagnoses/1' },
  { says: 'two visits of one day put together', dx: 'Z5111 Z0000', finds: '' },
  { says: 'a vaccination may stand anywhere', dx: 'I10 Z23', finds: '' },
  { says: 'type 2 and type 1 diabetes', dx: 'E119 E109', finds: 'EXCLUDES1 warning /diagnoses/1' },
  { says: 'type 1 and type 2: the note of the second', dx: 'E109 E119', finds: 'EXCLUDES1 warning /diagnoses/1' },
  { says: 'a note at the category holds for all below it', dx: 'E1165 E109', finds: 'EXCLUDES1 warning /diagnoses/1' },
  { says: 'two codes of one category', dx: 'E119 E1165', finds: '' },
  { says: 'a note with a range', dx: 'R739 E119', finds: 'EXCLUDES1 warning /diagnoses/1' },
  { says: 'a note with a range, the other way round', dx: 'E109 R739', finds: 'EXCLUDES1 warning /diagnoses/1' },
  { says: 'a code outside the range', dx: 'R739 I10', finds: '' },
  { says: 'a diagnosis between the two', dx: 'E119 I10 E109', finds: 'EXCLUDES1 warning /diagnoses/2' },
  {
    says: 'three that all exclude each other',
    dx: 'E119 E109 R739',
    finds: `EXCLUDES1 warning /diagnoses/1
      EXCLUDES1 warning /diagnoses/2
      EXCLUDES1 warning /diagnoses/2`,
  },
];
