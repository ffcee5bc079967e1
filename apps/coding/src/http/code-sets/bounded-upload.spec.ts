import { Readable } from 'node:stream';
import { importRelease } from '@claimstream/code-sets';
import { Refusal } from '@claimstream/service-kit';
import { upTo } from './bounded-upload.js';

const order = (most: number) => {
  const line = `00001 0AA0000 1 ${'Made-up trouble'.padEnd(60)} Made-up trouble\r\n`;
  return importRelease({
    set: 'icd-10-pcs',
    files: [{ name: 'order.txt', chunks: upTo(most, Readable.from([Buffer.from(line)])) }],
  });
};

it('refuses an upload as soon as it is too large, and leaves others as they are', async () => {
  await expect(order(20)).rejects.toEqual(expect.any(Refusal));
  await expect(order(20)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
  expect(await order(200)).toMatchObject({ kind: 'release', report: { rows: 1 } });
});
