import { once } from 'node:events';
import { connect } from 'node:net';

/** Size, ApiVersions (key 18, version 0), correlation id 1, no client id: the shortest question that a broker answers. */
const apiVersions = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 255, 255]);

/** Resolves when the broker answers a request; throws when it does not within a second. */
export async function greetBroker(port: number): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
  socket.on('timeout', () => socket.destroy(new Error('The broker is silent.')));
  try {
    await once(socket, 'connect');
    socket.write(apiVersions);
    await once(socket, 'data');
  } finally {
    socket.destroy();
  }
}
