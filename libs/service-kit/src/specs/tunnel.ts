import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut: closed, it drops what it carries and refuses what comes. */
export interface Tunnel {
  readonly port: number;
  open(): void;
  close(): void;
  /** Drops the connection on which the next commit is answered: it happened, and nobody hears of it. */
  dropNextCommit(): void;
  /** Carries nothing any more on the connections that there are, and does not say so: their other end lost its power. */
  freeze(): void;
  stop(): void;
}

export async function startTunnel(target: { host: string; port: number }): Promise<Tunnel> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  let dropCommit = false;
  const server: Server = createServer((inner) => {
    if (!isOpen) {
      inner.destroy();
      return;
    }
    const outer = connect(target);
    outer.prependListener('data', (chunk: Buffer) => {
      if (!dropCommit || !chunk.includes('COMMIT\0')) return;
      dropCommit = false;
      inner.destroy();
    });
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => (sockets.delete(socket), other.destroy()));
      socket.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    open: () => void (isOpen = true),
    close: () => {
      isOpen = false;
      drop();
    },
    dropNextCommit: () => void (dropCommit = true),
    freeze: () => sockets.forEach((socket) => socket.unpipe().pause()),
    stop: () => {
      drop();
      server.close();
    },
  };
}
