/** Thread entry in plain JavaScript: before 22.18 Node has no loader for TypeScript, and a thread does
 * not inherit the one that its process was started with. */
import { register } from 'tsx/esm/api'

if (!process.features.typescript) register()
await import('./lexical-worker.ts')
