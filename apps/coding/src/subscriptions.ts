import type { Reaction } from '@claimstream/messaging';

/** Coding begins the story: it hears source systems and people, over HTTP, and no events. */
export const codingReactions: readonly Reaction[] = [];
