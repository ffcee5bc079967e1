import { types } from 'node:util';

/** What is looked for in a folder, or undefined where it is gone: partners take files away while we look. */
export async function orGone<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
