import { elementName, type Finding, positionOf, type Severity, shownId } from '../findings.js';
import { type Segment } from '../segment.js';

/** What can be wrong with how envelopes open and close, by acknowledgment code. */
const sentences = {
  'TA105:001': 'IEA02 is not the control number of ISA13.',
  'TA105:021': 'IEA01 is not the number of functional groups in the interchange.',
  'TA105:023': 'The interchange ends without IEA.',
  'TA105:024': 'A segment stands outside of any transaction set.',
  'TA105:025': 'The interchange control number of this sender comes twice.',
  'AK905:3': 'The functional group ends without GE.',
  'AK905:4': 'GE02 is not the control number of GS06.',
  'AK905:5': 'GE01 is not the number of transaction sets in the group.',
  'AK905:19': 'The group control number comes twice in the interchange.',
  'IK502:2': 'The transaction set ends without SE.',
  'IK502:3': 'SE02 is not the control number of ST02.',
  'IK502:4': 'SE01 is not the number of segments from ST to SE.',
  'IK502:6': 'ST01 is missing or not a transaction set identifier.',
  'IK502:7': 'ST02 is not a control number of 4 to 9 characters.',
  'IK502:23': 'The transaction set control number comes twice in the group.',
} as const;

/** A finding about an envelope, at the segment at which it shows. */
export function envelopeFinding(code: keyof typeof sentences, segment: Segment, element?: number): Finding {
  const id = shownId(segment);
  const path = element === undefined ? id : `${id}/${elementName(id, { element })}`;
  const severity: Severity = 'error';
  const place = element === undefined ? {} : { element };
  return { snip: 1, severity, code, path, position: positionOf(segment, undefined, place), message: sentences[code] };
}

/** Whether a count in a trailer is written as the number that it should be; leading zeros are read. */
export function isCount(text: string, count: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) === count;
}
