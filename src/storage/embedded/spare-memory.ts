/** Where memory is short, the engine keeps the code that V8 compiles first: from Node 22 on, making one of
 * its functions (the executor's, of 100 KB) faster takes 600 MB for half a second, which kills a machine of 1 GB. */
import { totalmem } from 'node:os'
import { constrainedMemory } from 'node:process'
import { setFlagsFromString } from 'node:v8'

const short = 4e9

/** To be called before the engine's code is compiled. Optimised, writes take about a fifth less time. */
export function spareMemory(available = memoryGiven()): boolean {
  if (available >= short) return false
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
  return true
}

/** Of this machine, or what a container lets us have of it. */
function memoryGiven(): number {
  const limit = constrainedMemory?.() ?? 0
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
