import { type Delimiters } from '../delimiters.js';
import { type Finding } from '../findings.js';
import { type Segment, TextSegment } from '../segment.js';
import { ByteWindow } from './byte-window.js';
import { type HeaderReading, readHeader } from './interchange-header.js';
import { type Limits, usualLimits } from './limits.js';
import { nextIndex } from './segment-index.js';
import { headerFinding, type Oddity, oddityAt } from './oddities.js';

/** Takes what the tokenizer finds in a file, in the order of the file. */
export interface TokenSink {
  /** An ISA. When it is not readable nothing of its interchange follows but the findings that say why. */
  header(isa: Segment, readable: boolean): void;
  /** Any other segment. */
  segment(segment: Segment): void;
  /** The rest of the interchange cannot be told apart into segments; it is skipped up to the next ISA. */
  abandon(): void;
  finding(finding: Finding): void;
}

/** Whether reading goes on with the text at hand. */
type Progress = 'go on' | 'wait for more';

/**
 * Cuts a file into segments. The same file gives the same segments and findings whatever its chunks are, each interchange brings its
 * own delimiters, and nothing in a file makes it throw.
 */
export class Tokenizer {
  private readonly window = new ByteWindow();
  /** Of the interchange that is open; undefined between interchanges. */
  private delimiters: Delimiters | undefined;
  private interchanges = 0;
  /** The last segment's place in its transaction set; 0 outside of one. */
  private index = 0;
  private done = false;
  /** Oddities are told once an interchange. */
  private readonly told = new Set<Oddity>();

  constructor(
    private readonly sink: TokenSink,
    private readonly limits: Limits = usualLimits,
  ) {}

  push(chunk: Uint8Array | string): void {
    for (let at = 0; at < chunk.length && !this.done; at += portion) {
      this.window.feed(typeof chunk === 'string' ? chunk.slice(at, at + portion) : chunk.subarray(at, at + portion));
      this.read(false);
    }
  }

  /** To be called once, after the last chunk. */
  end(): void {
    this.read(true);
    this.done = true;
    if (this.interchanges === 0) this.tell('NO_INTERCHANGE');
  }

  private read(complete: boolean): void {
    let progress: Progress = 'go on';
    while (progress === 'go on' && !this.done) {
      progress = this.delimiters === undefined ? this.seekHeader(complete) : this.readSegments(this.delimiters, complete);
    }
  }

  private seekHeader(complete: boolean): Progress {
    const { window } = this;
    if (window.offset === 0 && !this.skipByteOrderMark(complete)) return 'wait for more';
    for (let from = window.at; ; from += 3) {
      const found = window.text.indexOf('ISA', from);
      if (found < 0) {
        this.skipTo(complete ? window.text.length : Math.max(from, window.text.length - 2));
        return 'wait for more';
      }
      from = found;
      const reading = readHeader(window.text, found, complete);
      if (reading.kind === 'not a header') continue;
      this.skipTo(found);
      return this.takeHeader(reading);
    }
  }

  private takeHeader(reading: Exclude<HeaderReading, { kind: 'not a header' }>): Progress {
    if (reading.kind === 'incomplete') return 'wait for more';
    if (this.interchanges === this.limits.interchanges) {
      this.tell('TOO_MANY_INTERCHANGES');
      this.done = true;
      return 'wait for more';
    }
    this.interchanges++;
    this.told.clear();
    this.index = 0;

    const { window } = this;
    const readable = reading.kind === 'header';
    const end = window.at + reading.length;
    const isa = this.segmentUpTo(readable ? end - 1 : end, reading.delimiters);
    window.moveTo(end);
    this.sink.header(isa, readable);
    for (const trouble of readable ? reading.troubles : [reading.trouble]) this.sink.finding(headerFinding(isa, trouble));
    this.delimiters = readable ? reading.delimiters : undefined;
    return 'go on';
  }

  private readSegments(delimiters: Delimiters, complete: boolean): Progress {
    const { window } = this;
    const { text } = window;
    for (;;) {
      this.skipBlanks(delimiters.segment);
      const start = window.at;
      if (text.length - start < 4 && !complete) return 'wait for more';
      if (text.startsWith('ISA', start)) {
        const reading = readHeader(text, start, complete);
        if (reading.kind !== 'not a header') return this.takeHeader(reading);
      }

      const found = text.indexOf(delimiters.segment, start);
      const end = found < 0 ? text.length : found;
      if (end - start > this.limits.segmentBytes) return this.giveUp();
      if (found < 0 && (!complete || end === start)) return 'wait for more';
      if (found < 0) this.tell('UNTERMINATED_SEGMENT');

      if (end === start) {
        this.tell('EMPTY_SEGMENT');
        window.moveTo(end + 1);
        continue;
      }
      const segment = this.segmentUpTo(end, delimiters);
      window.moveTo(found < 0 ? end : end + 1);
      this.sink.segment(segment);
      if (segment.id === 'IEA') return this.leaveInterchange();
    }
  }

  private giveUp(): Progress {
    this.tell('SEGMENT_TOO_LONG');
    this.sink.abandon();
    this.window.moveTo(this.window.at + this.limits.segmentBytes);
    const progress = this.leaveInterchange();
    this.told.add('BYTES_AFTER_INTERCHANGE');
    return progress;
  }

  private leaveInterchange(): Progress {
    this.delimiters = undefined;
    this.told.clear();
    return 'go on';
  }

  private segmentUpTo(end: number, delimiters: Delimiters): TextSegment {
    const { window } = this;
    const { offset, line } = window;
    const text = window.take(end);
    this.index = nextIndex(this.index, text, delimiters.element);
    const segment = new TextSegment(text, delimiters, offset, line, this.index);
    if (segment.id === 'SE') this.index = 0;
    return segment;
  }

  /** False while it is undecided whether the file starts with one. */
  private skipByteOrderMark(complete: boolean): boolean {
    const { window } = this;
    if (window.text.length < byteOrderMark.length && !complete) return false;
    if (window.text.startsWith(byteOrderMark)) {
      this.tell('BYTE_ORDER_MARK');
      window.moveTo(byteOrderMark.length);
    }
    return true;
  }

  /** Passes what stands between interchanges. */
  private skipTo(place: number): void {
    const { window } = this;
    const odd = window.text.slice(window.at, place).search(/[^\s\0\u001a\u00ef\u00bb\u00bf]/);
    if (odd >= 0) {
      window.moveTo(window.at + odd);
      this.tell(this.interchanges === 0 ? 'BYTES_BEFORE_INTERCHANGE' : 'BYTES_AFTER_INTERCHANGE');
    }
    window.moveTo(place);
  }

  private skipBlanks(terminator: string): void {
    const { window } = this;
    for (;;) {
      const character = window.text.charCodeAt(window.at);
      if (!(character <= 0x20) || !isBlank(character) || window.text[window.at] === terminator) return;
      this.tell(isLineBreak(character) ? 'LINE_BREAKS_BETWEEN_SEGMENTS' : 'BLANKS_BETWEEN_SEGMENTS');
      window.moveTo(window.at + 1);
    }
  }

  private tell(oddity: Oddity): void {
    if (this.told.has(oddity)) return;
    this.told.add(oddity);
    this.sink.finding(oddityAt(oddity, this.window));
  }
}

/** What is looked at in one go: of a file that comes as a whole, texts taken from it must not keep all of it in memory. */
const portion = 65_536;

/** The UTF-8 byte order mark as byte text. */
const byteOrderMark = '\u00ef\u00bb\u00bf';

function isBlank(character: number): boolean {
  return character === 0x20 || character === 0x09 || character === 0 || character === 0x1a || isLineBreak(character);
}

function isLineBreak(character: number): boolean {
  return character === 0x0a || character === 0x0d;
}
