import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { problemOf } from './problem.js';
import { Refusal } from './refusal.js';

const malformed = new Refusal(400, 'MALFORMED_REQUEST', 'The request cannot be read.');

/** An address that cannot be decoded reaches no hook and no filter. */
export function refuseBadAddress(_error: unknown, _request: unknown, reply: FastifyReply): void {
  const { status, headers, body } = problemOf(malformed);
  void reply.code(status).headers(headers).send(body);
}

/** What is not even HTTP is answered on the socket itself. */
export function refuseUnreadable(_error: unknown, socket: Socket): void {
  if (!socket.writable) return;
  const { headers, body } = problemOf(malformed);
  const text = JSON.stringify(body);
  const lines = [
    'HTTP/1.1 400 Bad Request',
    `content-length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join('\r\n')}\r\nconnection: close\r\n\r\n${text}`);
}
