import type { ChargeChange, ChargeLineChange, Encounter } from '@claimstream/contracts';
import { canonicalJson, sumCents } from '@claimstream/kernel';

type Line = Encounter['serviceLines'][number];

/**
 * What is different in what is charged, line by line. A line is known again by its external id, else by all that it says, else by its
 * procedure or revenue code; each is used once.
 */
export function changeOf(before: Encounter, after: Encounter): ChargeChange {
  const pairs = pairsOf(copiesOf(before), copiesOf(after));
  const lines = pairs.flatMap(([was, is]): ChargeLineChange[] => {
    if (!was || !is) return was ? [removed(was)] : is ? [added(is)] : [];
    const fields = fieldsThatDiffer(was, is);
    return fields.length === 0 ? [] : [changed(was, is, fields)];
  });
  const [beforeCents, afterCents] = [totalOf(before), totalOf(after)];
  return { lines, beforeCents, afterCents, differenceCents: afterCents - beforeCents };
}

/** Each line is itself, also where a caller has put the same one in twice. */
const copiesOf = ({ serviceLines }: Encounter): Line[] => serviceLines.map((line) => ({ ...line }));

type Pair = readonly [was: Line | undefined, is: Line | undefined];

/** From the surest way to know a line again to the weakest. */
const names: readonly ((line: Line) => string | undefined)[] = [
  ({ externalId }) => externalId,
  (line) => canonicalJson(line),
  ({ procedureCode, serviceDate, ...line }) =>
    canonicalJson([procedureCode, 'revenueCode' in line && line.revenueCode, serviceDate]),
  ({ procedureCode, ...line }) => canonicalJson([procedureCode, 'revenueCode' in line && line.revenueCode]),
];

function pairsOf(before: Line[], after: Line[]): Pair[] {
  const partners = new Map<Line, Line>();
  let [olds, news] = [before, after];
  for (const nameOf of names) {
    const waiting = Map.groupBy(olds, nameOf);
    for (const line of news) {
      const name = nameOf(line);
      const partner = name === undefined ? undefined : waiting.get(name)?.shift();
      if (partner) partners.set(line, partner);
    }
    const used = new Set(partners.values());
    olds = olds.filter((line) => !used.has(line));
    news = news.filter((line) => !partners.has(line));
  }
  return [...after.map((line): Pair => [partners.get(line), line]), ...olds.map((line): Pair => [line, undefined])];
}

const added = (line: Line): ChargeLineChange => ({
  ...{ kind: 'added', ...nameOf(line), after: chargedOf(line), fields: [], differenceCents: line.chargeAmountCents },
});

const removed = (line: Line): ChargeLineChange => ({
  ...{ kind: 'removed', ...nameOf(line), before: chargedOf(line), fields: [], differenceCents: -line.chargeAmountCents },
});

const changed = (was: Line, is: Line, fields: string[]): ChargeLineChange => ({
  ...{ kind: 'changed', ...nameOf(is), before: chargedOf(was), after: chargedOf(is), fields },
  differenceCents: is.chargeAmountCents - was.chargeAmountCents,
});

const nameOf = ({ externalId }: Line) => (externalId === undefined ? {} : { externalId });

function chargedOf(line: Line) {
  const { procedureCode, modifiers, quantity, chargeAmountCents } = line;
  return {
    ...(procedureCode !== undefined && { procedureCode }),
    ...('revenueCode' in line && { revenueCode: line.revenueCode }),
    ...{ modifiers, quantity, chargeAmountCents },
  };
}

function fieldsThatDiffer(was: Line, is: Line): string[] {
  const [one, other] = [was as Record<string, unknown>, is as Record<string, unknown>];
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return fields.filter((field) => canonicalJson([one[field]]) !== canonicalJson([other[field]]));
}

const totalOf = ({ serviceLines }: Encounter): number => sumCents(serviceLines.map(({ chargeAmountCents }) => chargeAmountCents));
