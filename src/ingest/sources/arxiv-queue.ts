/** arXiv's rule over all its hosts and all machines of a deployment: one connection, 3 s between
 * requests (sources.md section 8). */
import type { Queue } from '../../lib/request-queues.ts'

export const arxivQueue: Queue = { name: 'arxiv.org', spacingMs: 3000 }

/** For an address that somebody named: null where it is not one of arXiv's. */
export const arxivQueueFor = (address: string): Queue | null =>
  /(?:^|\.)arxiv\.org\.?$/.test(new URL(address).hostname) ? arxivQueue : null
