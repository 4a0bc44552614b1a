/** Every command that runs against an open database. `serve` and `migrate` are wired in main.ts. */
import type { Command } from './command.ts'
import { importFile } from './commands/import.ts'
import { ingest } from './commands/ingest.ts'
import { preview } from './commands/preview.ts'
import { tick } from './commands/tick.ts'
import { why } from './commands/why.ts'

export const commands: Command[] = [tick, ingest, preview, why, importFile]
