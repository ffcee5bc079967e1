/** What a part of a note is about. */
export type Section =
  | 'reason'
  | 'present-illness'
  | 'past-history'
  | 'family-history'
  | 'social-history'
  | 'medications'
  | 'allergies'
  | 'review-of-systems'
  | 'examination'
  | 'results'
  | 'procedure'
  | 'assessment'
  | 'plan'
  | 'other';

const headings: Readonly<Record<Exclude<Section, 'other'>, string>> = {
  reason: 'cc | chief complaint | reason for visit | reason for admission | presenting complaint',
  'present-illness': 'hpi | history of present illness | subjective | interval history | history | hospital course | s',
  'past-history':
    'pmh | pmhx | past medical history | medical history | psh | past surgical history | surgical history | past history',
  'family-history': 'fh | fhx | family history | family hx',
  'social-history': 'sh | shx | social history | social hx | habits | tobacco',
  medications: 'meds | medications | current medications | home medications | medication list | discharge medications',
  allergies: 'allergies | allergy | drug allergies',
  'review-of-systems': 'ros | review of systems',
  examination: 'pe | exam | physical exam | physical examination | objective | vitals | vital signs | o',
  results: 'labs | lab results | results | imaging | laboratory | x ray | xray | ct | mri | ecg | ekg | studies | data',
  procedure: 'procedure | procedures | procedure note',
  assessment:
    'a | a/p | ap | assessment | assessment and plan | assessment/plan | assessment & plan | impression | diagnosis | diagnoses | dx | final diagnosis | discharge diagnosis | discharge diagnoses | principal diagnosis | problem list | problems | active problems',
  plan: 'p | plan | plan of care | recommendations | disposition | instructions | patient instructions | follow up | discharge instructions',
};

const sectionOf = new Map(
  Object.entries(headings).flatMap(([section, names]) => names.split(' | ').map((name) => [name, section as Section] as const)),
);

/** The section that a line opens, and where its text begins: `Assessment: asthma`, or the heading alone on its line. */
export function headingIn(line: string): { readonly section: Section; readonly textAt: number } | undefined {
  const colonAt = line.slice(0, longestHeading).indexOf(':');
  if (colonAt > 0) {
    const section = sectionOf.get(plain(line.slice(0, colonAt)));
    return section && { section, textAt: colonAt + 1 };
  }
  const alone = line.trim();
  const name = alone.length > longestHeading ? '' : plain(alone);
  const section = name.length > 2 ? sectionOf.get(name) : undefined;
  return section && { section, textAt: line.length };
}

const longestHeading = 50;

const plain = (text: string): string =>
  text
    .replace(/^[\s#*•\d.)-]+|[\s*]+$/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
