/** A search that was given up (storage/within-time.ts). What it would have found is not known, so no answer
 * is kept: the next try may be quicker. */
export class TookTooLong extends Error {}
