import type { ImportFile } from './import-file.js';
import type { ImportReport } from './import-report.js';
import type { ImportTarget } from './import-target.js';

export interface Importing {
  readonly file: ImportFile;
  readonly target: ImportTarget;
  readonly report: ImportReport;
}

/** A way in which an authority publishes a file, and how it is read. */
export interface Layout {
  /** As people call it: `ICD-10-CM order file`. */
  readonly name: string;
  /** Tells the layout from others by the beginning of the file. */
  readonly recognises: (head: string) => boolean;
  /** Streams the rows into the target; faults go to the report. */
  readonly read: (importing: Importing) => Promise<void>;
}
