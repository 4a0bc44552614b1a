/** Mends postgres 3.4.9 while it is loaded, until a version does it itself (porsager/postgres issues
 * 1154 and 1208): a server that goes away in the wrong millisecond ended the whole process, or left a
 * connection that never sends again. tests/delivery/postgres-restarts.test.ts and
 * tests/storage/reset-at-start.test.ts show it. */
import { register } from 'node:module'

register('./mend-driver-hook.mjs', import.meta.url)
