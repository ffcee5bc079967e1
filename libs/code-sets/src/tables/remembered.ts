/** Works something out once for each thing and keeps it as long as the thing lives: indexes over tables that never change. */
export function remembered<Thing extends object, Result>(workOut: (thing: Thing) => Result): (thing: Thing) => Result {
  const known = new WeakMap<Thing, { result: Result }>();
  return (thing) => {
    let entry = known.get(thing);
    if (!entry) known.set(thing, (entry = { result: workOut(thing) }));
    return entry.result;
  };
}
