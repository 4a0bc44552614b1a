/** Copies the folder of the embedded database while it runs. Called in the engine's own thread between
 * two statements, when nothing writes: the copy is what a kill at this moment would leave, and opens as
 * such. Statements wait meanwhile, about a second for each gigabyte. */
import { constants, cpSync, renameSync, rmSync } from 'node:fs'

/** Whole or absent: written beside and moved into place. */
export function copyFolder(from: string, to: string): void {
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE })
  renameSync(unfinished, to)
}
