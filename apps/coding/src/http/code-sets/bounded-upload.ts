import { Refusal } from '@claimstream/service-kit';

/** Several times the largest file that an authority publishes; what a release takes in memory grows with its file. */
export const mostUploadedBytes = 512 * 1024 * 1024;

/** The chunks of an upload as they come; refuses it with 413 as soon as it has more bytes than `most`. */
export async function* upTo(most: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new Refusal(413, 'BODY_TOO_LARGE', `A file of a code set has at most ${most} bytes.`);
    yield chunk;
  }
}
