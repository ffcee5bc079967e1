/** How long answers count and how often we ask; a setting of the service. */
export interface EligibilityPolicy {
  /** An answer is used again for this long. */
  reuseMs: number;
  /** Without an answer by then an encounter is told `unknown`. */
  deadlineMs: number;
  /** How long we wait before each further try when the payer could not answer; as many tries as there are waits. */
  retryDelaysMs: readonly number[];
}
