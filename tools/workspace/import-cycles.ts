import type { ImportGraph } from './import-graph.js';

/**
 * One way round for each part of the graph whose files import each other, in the order of its imports: `[a, b]` where a imports b and b
 * imports a. Empty when there is no cycle.
 */
export function importCycles(graph: ImportGraph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const way: string[] = [];

  const visit = (file: string): void => {
    const met = way.indexOf(file);
    if (met >= 0) cycles.push(way.slice(met));
    if (met >= 0 || done.has(file)) return;
    way.push(file);
    for (const imported of graph.get(file) ?? []) visit(imported);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
