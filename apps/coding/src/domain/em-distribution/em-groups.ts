import type { EmGroup } from '@claimstream/contracts';

/** Visits of one kind whose levels can be set side by side, lowest first. */
export const emGroups: Readonly<Record<EmGroup, readonly string[]>> = {
  'office-new': ['99202', '99203', '99204', '99205'],
  'office-established': ['99211', '99212', '99213', '99214', '99215'],
  'hospital-initial': ['99221', '99222', '99223'],
  'hospital-subsequent': ['99231', '99232', '99233'],
  emergency: ['99281', '99282', '99283', '99284', '99285'],
};

export const emGroupNames = Object.keys(emGroups) as EmGroup[];

/** All codes that the groups have. */
export const emCodes: readonly string[] = emGroupNames.flatMap((group) => emGroups[group]);
