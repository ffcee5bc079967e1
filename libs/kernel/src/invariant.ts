/** Something that our own code promised does not hold: a bug, never bad input. Messaging parks the message, HTTP answers 500. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws `InvariantViolation` unless the condition holds. The message is for developers and carries nothing personal. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

/** For the default branch of a switch over a union: the compiler proves it unreachable, the run time makes sure. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`Not a case we know: ${typeof value === 'object' ? 'an object' : String(value)}`);
}
