/** Statements of a transaction that were sent and that nobody waits for but the end of the transaction. */
export class SentStatements {
  private readonly answers: Promise<unknown>[] = [];

  add(answer: Promise<unknown>): void {
    answer.catch(() => undefined); // Its failure is told by `settle`, also where something else failed meanwhile.
    this.answers.push(answer);
  }

  /** Waits for all; rejects with the first failure in the order sent: those behind it only failed because of it. */
  async settle(): Promise<void> {
    for (const answer of this.answers) await answer;
  }
}
