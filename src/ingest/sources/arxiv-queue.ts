/** arXiv's rule over all its hosts and all machines of a deployment: one connection, 3 s between
 * requests (sources.md section 8). */
import type { Queue } from '../../lib/request-queues.ts'

export const arxivQueue: Queue = { name: 'arxiv.org', spacingMs: 3000 }
