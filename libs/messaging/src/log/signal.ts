/** Wakes who waits. One that comes while nobody waits is kept for the next. */
export class Signal {
  private raised = false;
  private wake?: () => void;

  raise(): void {
    this.raised = true;
    this.wake?.();
  }

  lower(): void {
    this.raised = false;
  }

  /** Resolves when raised, or after so many milliseconds, and lowers it again. One waits at a time. */
  async wait(timeoutMs?: number): Promise<void> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = undefined;
    }
    this.raised = false;
  }
}
