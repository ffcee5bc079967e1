import { addOn } from './add-on.labelled.js';
import { coverage } from './coverage.labelled.js';
import { diagnosisList } from './diagnosis-list.labelled.js';
import { diagnosisValidity } from './diagnosis-validity.labelled.js';
import { encounter } from './encounter.labelled.js';
import { globalPeriod } from './global-period.labelled.js';
import { modifier } from './modifier.labelled.js';
import { mue } from './mue.labelled.js';
import { patient } from './patient.labelled.js';
import { ptp } from './ptp.labelled.js';
import { side } from './side.labelled.js';
import { stay } from './stay.labelled.js';
import { visit } from './visit.labelled.js';
import type { Labelled } from './labelled-encounter.js';

/** All labelled encounters, by the rules that they are about. Each label was written from the text of the rule. */
export const allLabelled: Readonly<Record<string, readonly Labelled[]>> = {
  diagnosisValidity,
  diagnosisList,
  patient,
  side,
  encounter,
  modifier,
  ptp,
  addOn,
  mue,
  coverage,
  globalPeriod,
  visit,
  stay,
};
