import type { CodedLine } from './coding.js';
import { type Edit, type EditFacts, type EditFinding, holds, warns } from './edit.js';
import { earlierOfDay } from './same-provider.js';

/**
 * Add-on codes are paid beside their primary of the same provider and day (NCCI add-on code edits): type 1 beside a listed one, type 3 beside a
 * listed one or what the payer takes, type 2 beside what the payer takes.
 */
export const addOnAlone: Edit = (_, facts) =>
  facts.coding.setting === 'inpatient' ? [] : facts.coding.lines.flatMap((line) => checked(line, facts));

function checked(line: CodedLine, facts: EditFacts): EditFinding[] {
  const { tables } = facts;
  const addOn = tables.addOn(line.procedureCode, line.date);
  if (!addOn) return [];
  const beside = codesBeside(line, facts);
  if (addOn.type !== 2 && beside.some((code) => addOn.primaries.includes(code))) return [];

  const saying = {
    path: line.path,
    source: `NCCI add-on code edits, type ${addOn.type}`,
    release: addOn.release,
    overridable: true,
  } as const;
  if (!beside.some((code) => !tables.addOn(code, line.date))) {
    return [
      holds('coder', 'ADD_ON_ALONE', {
        message: `Line ${line.place + 1} is an add-on and there is no primary procedure beside it.`,
        fix: 'Report the primary procedure of the same day, or leave the add-on out.',
        ...saying,
      }),
    ];
  }
  switch (addOn.type) {
    case 1:
      return [
        holds('coder', 'ADD_ON_WITHOUT_PRIMARY', {
          message: `Line ${line.place + 1} is an add-on and none of its primary procedures is beside it.`,
          fix: `One of ${shortList(addOn.primaries)}, or leave the add-on out.`,
          ...saying,
        }),
      ];
    case 3:
      return [
        warns('ADD_ON_PRIMARY_UNLISTED', {
          message: `Line ${line.place + 1} is an add-on beside procedures that are not listed for it: the payer decides.`,
          ...saying,
        }),
      ];
    case 2:
      return [];
  }
}

/** The other procedures of the day, of this encounter and of the provider's earlier ones. */
const codesBeside = (line: CodedLine, { coding, earlier }: EditFacts): string[] => [
  ...coding.lines.flatMap(({ place, date, procedureCode }) =>
    place !== line.place && date === line.date ? [procedureCode] : [],
  ),
  ...earlierOfDay(coding, earlier, line.date).map(({ procedureCode }) => procedureCode),
];

const mostNamed = 10;

const shortList = (codes: readonly string[]): string =>
  codes.length <= mostNamed ? codes.join(', ') : `${codes.slice(0, mostNamed).join(', ')} and ${codes.length - mostNamed} more`;
