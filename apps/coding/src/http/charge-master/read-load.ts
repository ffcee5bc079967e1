import { ChargeItem } from '@claimstream/contracts';
import { type Fault, faultsOf, InvalidRequest, pointerTo } from '@claimstream/service-kit';
import { repeatsIn } from '../../domain/charge-master/item-repeats.js';
import { type CsvItem, itemsOfCsv } from '../../domain/charge-master/items-of-csv.js';

/** The most items that one load may have; a larger charge master is loaded in parts. */
export const mostItems = 20_000;

/** Where the parts of an item stand in what was sent. */
interface Places {
  pointerTo(item: number, path: readonly PropertyKey[]): string;
}

/** Reads a load, JSON (`{ "items": [...] }`) or a CSV's text. Refuses all of it with everything that is wrong. */
export function readLoad(body: unknown): ChargeItem[] {
  if (typeof body === 'string') return readCsv(body);
  const items: unknown = typeof body === 'object' && body !== null && 'items' in body ? body.items : undefined;
  if (!Array.isArray(items)) {
    throw new InvalidRequest([
      { pointer: '/items', code: items === undefined ? 'REQUIRED' : 'INVALID_TYPE', detail: 'A list of items.' },
    ]);
  }
  return checked(items, [], { pointerTo: (item, path) => pointerTo(['items', item, ...path]) });
}

function readCsv(text: string): ChargeItem[] {
  const { items, faults } = itemsOfCsv(text);
  const ofFile = faults.map(({ line, column, code, detail }) => ({
    pointer: `#line/${line}${pointerTo(column ? [column] : [])}`,
    code,
    detail,
  }));
  return checked(
    items.map(({ item }) => item),
    ofFile,
    { pointerTo: (item, path) => lineOf(items[item]!, path) },
  );
}

/** A fault of an item as a fault of the line and column that said it. */
function lineOf({ line, overrideLines }: CsvItem, [first, place, ...rest]: readonly PropertyKey[]): string {
  const ofOverride = first === 'overrides' && typeof place === 'number';
  const [at, column] = ofOverride ? [overrideLines[place], rest[0]] : [line, first];
  return `#line/${String(at)}${pointerTo(column === undefined ? [] : [column === 'priceCents' ? 'price' : column])}`;
}

function checked(items: readonly unknown[], told: readonly Fault[], places: Places): ChargeItem[] {
  if (told.length === 0 && (items.length < 1 || items.length > mostItems)) {
    const code = items.length < 1 ? 'TOO_SMALL' : 'TOO_BIG';
    throw new InvalidRequest([{ pointer: '/items', code, detail: 'A load has 1 to 20,000 items.' }]);
  }
  const faults = [...told];
  const read = items.flatMap((item, position): ChargeItem[] => {
    const result = ChargeItem.safeParse(item);
    if (result.success) return [result.data];
    const found = faultsOf(result.error.issues, item);
    faults.push(...found.map((fault) => ({ ...fault, pointer: places.pointerTo(position, segmentsOf(fault.pointer)) })));
    return [];
  });
  if (faults.length === 0) {
    faults.push(
      ...repeatsIn(read).map(({ item, override }) => ({
        pointer: places.pointerTo(item, override === undefined ? [] : ['overrides', override]),
        code: override === undefined ? 'ITEM_REPEATED' : 'OVERRIDE_REPEATED',
        detail: 'The same is there before in this load.',
      })),
    );
  }
  if (faults.length > 0) throw new InvalidRequest(faults);
  return read;
}

/** A pointer of our own making, taken apart again: its names never hold `/` or `~`. */
const segmentsOf = (pointer: string): PropertyKey[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => (/^\d+$/.test(name) ? Number(name) : name));
