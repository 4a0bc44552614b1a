/** Thread entry in plain JavaScript: Node 20 has no loader for TypeScript, and a thread does not
 * inherit the one that its process was started with. */
import { register } from 'tsx/esm/api'

register()
await import('./engine-worker.ts')
