import type { Release } from '../releases/release.js';

/** The releases that come with the product: of our own making, never complete, in force where nothing else is loaded. */
export const starterReleases = (): readonly Release[] => [];
