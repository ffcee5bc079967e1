import {
  type DocumentListener,
  DocumentReader,
  type ReadClaim,
  type ReadDocument,
  type ReadPayment,
} from '../documents/document-reader.js';
import { transactionName } from '../documents/declared/index.js';
import { type TransactionSet, type X12Visitor } from '../reader/events.js';
import { type ReadOptions } from '../reader/x12-reader.js';
import { type ChunkSource, readX12Stream } from '../reader/read.js';

type Print = (line: string) => void;

/** Prints every claim, payment and other document of a file as a line of JSON, as it comes. Answers whether the file is valid. */
export async function parse(file: string, source: ChunkSource, options: ReadOptions, print: Print): Promise<boolean> {
  const outcome = new ErrorCount();
  await readX12Stream(source, [new DocumentReader(new JsonLines(file, print)), outcome], options);
  return outcome.isValid;
}

class JsonLines implements DocumentListener {
  constructor(
    private readonly file: string,
    private readonly print: Print,
  ) {}

  claim({ transaction, claim }: ReadClaim): void {
    this.line(transaction, { claim });
  }

  payment({ transaction, group, payment }: ReadPayment): void {
    this.line(transaction, { group: group.number, payment });
  }

  document({ transaction, document }: ReadDocument): void {
    this.line(transaction, { document });
  }

  private line({ guide, controlNumber }: TransactionSet, content: object): void {
    this.print(
      JSON.stringify({ file: this.file, type: guide && transactionName(guide.guide), control: controlNumber, ...content }),
    );
  }
}

/** Counts what makes a file invalid. */
export class ErrorCount implements X12Visitor {
  private interchanges = 0;
  private errors = 0;

  get isValid(): boolean {
    return this.interchanges > 0 && this.errors === 0;
  }

  openInterchange(): void {
    this.interchanges++;
  }

  finding({ severity }: { severity: string }): void {
    if (severity === 'error') this.errors++;
  }
}
