/** What this run of jest has started and has to stop: set-up and teardown share this module. */
export const started: { stop(): Promise<void> }[] = [];
