import { positionOf, type Report } from '../findings.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type Segment } from '../segment.js';
import { type X12Visitor } from './events.js';

/** An HL loop that is open. */
interface Level {
  readonly loop: LoopNode;
  readonly node: SegmentNode;
  readonly hl: Segment;
  hasChildren: boolean;
}

/**
 * The numbers of hierarchical levels: HL01 counts 1, 2, 3 … in each transaction set, HL02 names the open level above, HL04 says whether
 * levels follow below. Senders break it often and the order of segments says the same, so that it is an oddity, not an error.
 */
export function hierarchyRule(report: Report): X12Visitor {
  let next = 1;
  let levels: Level[] = [];

  const tell = ({ node, hl }: Pick<Level, 'node' | 'hl'>, element: number, message: string) => {
    const name = `HL0${element}`;
    report({
      ...{ snip: 2, severity: 'warning', code: 'IK403:7', path: `${node.path}/${name}`, message },
      position: positionOf(hl, node.loop.id, { element }),
      value: hl.element(element),
    });
  };

  return {
    openTransaction() {
      next = 1;
      levels = [];
    },
    segment(node, hl) {
      if (node?.id !== 'HL') return;
      const parent = levels.at(-1);
      const level: Level = { loop: node.loop, node, hl, hasChildren: false };
      const number = hl.element(1);
      if (number !== String(next)) tell(level, 1, 'HL01 does not count on from the level before.');
      if (hl.element(2) !== (parent?.hl.element(1) ?? '')) tell(level, 2, 'HL02 does not name the level above.');
      next = /^\d{1,12}$/.test(number) ? Number(number) + 1 : next + 1;
      if (parent) parent.hasChildren = true;
      levels.push(level);
    },
    closeLoop(loop) {
      const level = levels.at(-1);
      if (level?.loop !== loop) return;
      levels.pop();
      const says = level.hl.element(4);
      if (says === '1' && !level.hasChildren) tell(level, 4, 'HL04 announces levels below, and there are none.');
      if (says === '0' && level.hasChildren) tell(level, 4, 'HL04 says that no level follows below, and one does.');
    },
  };
}
