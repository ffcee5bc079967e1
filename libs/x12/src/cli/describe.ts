import { elementName, type Finding, shownId } from '../findings.js';
import { type ElementCheck } from '../grammar/element-check.js';
import { type LoopNode, type SegmentNode } from '../grammar/nodes.js';
import { type FunctionalGroup, type Interchange, type TransactionSet, type X12Visitor } from '../reader/events.js';
import { type ReadOptions } from '../reader/x12-reader.js';
import { type ChunkSource, readX12Stream } from '../reader/read.js';
import { type Segment } from '../segment.js';
import { composites } from '../standard/composites.js';
import { type Layout } from '../standard/layout.js';
import { dataElement } from '../standard/data-elements.js';
import { masked } from './mask.js';
import { ErrorCount } from './parse.js';

const layouts: Readonly<Record<string, Layout | undefined>> = composites;

type Print = (line: string) => void;

/** Prints a file for people: loops, segments and elements with their names, and findings where they are. Answers whether it is valid. */
export async function describe(source: ChunkSource, options: ReadOptions, print: Print): Promise<boolean> {
  const outcome = new ErrorCount();
  await readX12Stream(source, [new Listing(print), outcome], options);
  return outcome.isValid;
}

class Listing implements X12Visitor {
  private depth = 0;

  constructor(private readonly print: Print) {}

  openInterchange({ senderId, receiverId, controlNumber, version }: Interchange): void {
    this.line(`Interchange ${controlNumber} from ${senderId} to ${receiverId}, version ${version}`);
    this.depth = 1;
  }

  openGroup({ functionalId, controlNumber, guideId }: FunctionalGroup): void {
    this.depth = 1;
    this.line(`Group ${controlNumber}: ${functionalId}, ${guideId}`);
    this.depth = 2;
  }

  openTransaction({ type, controlNumber, guide }: TransactionSet): void {
    this.depth = 2;
    this.line(`Transaction set ${controlNumber}: ${type}, ${guide?.guide.name ?? 'no guide of ours'}`);
    this.depth = 3;
  }

  openLoop({ id, name, path }: LoopNode): void {
    if (path === '') return;
    this.line(`[${id}] ${name}`);
    this.depth++;
  }

  closeLoop({ path }: LoopNode): void {
    if (path !== '') this.depth--;
  }

  closeTransaction(): void {
    this.depth = 2;
  }

  segment(node: SegmentNode | undefined, segment: Segment): void {
    this.line(`${idOf(segment)} ${node?.name ?? 'has no place here'}`);
    for (let position = 1; position <= segment.elementCount; position++)
      this.element(node?.elements[position - 1], segment, position);
  }

  interchangeSegment(segment: Segment): void {
    this.line(`${idOf(segment)} of the interchange`);
  }

  finding({ severity, code, message }: Finding): void {
    this.line(`${severity === 'error' ? '!!' : '! '} ${code} ${message}`);
  }

  private element(check: ElementCheck | undefined, segment: Segment, position: number): void {
    if (segment.element(position) === '') return;
    const name = elementName(idOf(segment), { element: position });
    this.line(`  ${name} ${check ? nameOf(check) : 'unknown element'}: ${masked(check, segment, position)}`);
  }

  private line(text: string): void {
    this.print('  '.repeat(this.depth) + text);
  }
}

/** What stands in the place of an id may be anybody's data. */
const idOf = (segment: Segment): string => shownId(segment) || '???';

function nameOf({ dataElement: number, type }: ElementCheck): string {
  return type === 'composite' ? (layouts[number]?.name ?? number) : dataElement(Number(number)).name;
}
