import type { ClientBase } from 'pg';

/** What a turn of the event loop sends to the server leaves in one packet: a write of its own for each statement costs both sides more than most statements. */
export function corked(client: ClientBase): void {
  const { stream } = (client as ClientBase & { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
