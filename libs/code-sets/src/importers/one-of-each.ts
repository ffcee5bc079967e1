import path from 'node:path';

/** The files of a release that are read, and those that say the same once more. */
export interface OneOfEach {
  readonly taken: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * CMS publishes the relative values of a quarter several times: with commas and at fixed places, and from 2026 on with each of two conversion
 * factors, that of qualifying participants in alternative payment models (`PPRRVU2026_Jan_QPP.csv`) and that of everybody else (`…_nonQPP.csv`).
 * Only the factor differs. Of files whose names say so one is read: everybody else's before that of the participants, commas before fixed places.
 */
export function oneOfEach(files: readonly string[]): OneOfEach {
  const same = Map.groupBy(files, (file) => relativeValuesIn(file)?.release ?? file);
  const taken = new Set([...same.values()].map((alike) => alike.toSorted(firstChoice)[0]!));
  return { taken: files.filter((file) => taken.has(file)), leftOut: files.filter((file) => !taken.has(file)) };
}

function relativeValuesIn(file: string): { release: string; ofParticipants: boolean; withCommas: boolean } | undefined {
  const [, release, factor, extension] =
    /^(pprrvu.*?)(?:[-_ ]?(nonqpp|qpp))?\.(csv|txt)$/.exec(path.basename(file).toLowerCase()) ?? [];
  return release === undefined ? undefined : { release, ofParticipants: factor === 'qpp', withCommas: extension === 'csv' };
}

function firstChoice(one: string, other: string): number {
  const [first, second] = [relativeValuesIn(one), relativeValuesIn(other)];
  return Number(first?.ofParticipants) - Number(second?.ofParticipants) || Number(second?.withCommas) - Number(first?.withCommas);
}
