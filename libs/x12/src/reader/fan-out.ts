import { type X12Visitor } from './events.js';

/** Every event of a walk, to be called without asking whether anybody listens. */
export type AllEvents = { readonly [Event in keyof X12Visitor]-?: NonNullable<X12Visitor[Event]> };

/** One visitor that tells every event to all, in their order. */
export function fanOut(visitors: readonly X12Visitor[]): AllEvents {
  return {
    openInterchange: each(visitors.map((visitor) => visitor.openInterchange?.bind(visitor))),
    closeInterchange: both(visitors.map((visitor) => visitor.closeInterchange?.bind(visitor))),
    openGroup: each(visitors.map((visitor) => visitor.openGroup?.bind(visitor))),
    closeGroup: both(visitors.map((visitor) => visitor.closeGroup?.bind(visitor))),
    openTransaction: each(visitors.map((visitor) => visitor.openTransaction?.bind(visitor))),
    closeTransaction: both(visitors.map((visitor) => visitor.closeTransaction?.bind(visitor))),
    openLoop: each(visitors.map((visitor) => visitor.openLoop?.bind(visitor))),
    closeLoop: each(visitors.map((visitor) => visitor.closeLoop?.bind(visitor))),
    segment: both(visitors.map((visitor) => visitor.segment?.bind(visitor))),
    interchangeSegment: each(visitors.map((visitor) => visitor.interchangeSegment?.bind(visitor))),
    finding: each(visitors.map((visitor) => visitor.finding?.bind(visitor))),
  };
}

function each<Value>(listeners: readonly (((value: Value) => void) | undefined)[]): (value: Value) => void {
  const all = both<Value, undefined>(listeners);
  return (value) => all(value, undefined);
}

/** No event has more than two arguments; fixed ones are cheaper than a rest array on the hot path. */
type Listener<First, Second> = (first: First, second: Second) => void;

function both<First, Second>(listeners: readonly (Listener<First, Second> | undefined)[]): Listener<First, Second> {
  const present = listeners.filter((listener) => listener !== undefined);
  const [one, other] = present;
  if (!one) return () => undefined;
  if (!other) return one;
  if (present.length === 2) {
    return (first, second) => {
      one(first, second);
      other(first, second);
    };
  }
  return (first, second) => {
    for (const listener of present) listener(first, second);
  };
}
