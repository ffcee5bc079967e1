/** Bounds on what a file may make us hold or do. Far above anything real; a file that passes one is refused with a finding, not an exception. */
export interface Limits {
  /** Bytes of one segment. The longest real ones stay below 4 KB. */
  readonly segmentBytes: number;
  readonly interchanges: number;
  /** Findings told for one transaction set, and again for what stands outside of them; the rest is counted, not told. */
  readonly findings: number;
}

export const usualLimits: Limits = { segmentBytes: 65_536, interchanges: 100_000, findings: 10_000 };
