/** Every command that runs against an open database. `serve` and `migrate` are wired in main.ts. */
import type { Command } from './command.ts'
import { backup, restore } from './commands/backup.ts'
import { doctor } from './commands/doctor.ts'
import { exportFile } from './commands/export.ts'
import { importFile } from './commands/import.ts'
import { ingest } from './commands/ingest.ts'
import { live } from './commands/live.ts'
import { move } from './commands/move.ts'
import { openapi } from './commands/openapi.ts'
import { pause } from './commands/pause.ts'
import { preview } from './commands/preview.ts'
import { prune } from './commands/prune.ts'
import { resume } from './commands/resume.ts'
import { rotate, undoLeaves } from './commands/rotate.ts'
import { sendTest } from './commands/send-test.ts'
import { setup } from './commands/setup.ts'
import { subscriber } from './commands/subscriber.ts'
import { suppressions } from './commands/suppressions.ts'
import { tag } from './commands/tag.ts'
import { tick } from './commands/tick.ts'
import { trainTags } from './commands/train-tags.ts'
import { webhooks } from './commands/webhooks.ts'
import { why } from './commands/why.ts'
import type { LocalServices } from './services.ts'

export const commands: Command[] = [
  tick,
  ingest,
  preview,
  why,
  importFile,
  exportFile,
  subscriber,
  suppressions,
  webhooks,
  doctor,
  sendTest,
  live,
  pause,
  resume,
  prune,
  backup,
  move,
  rotate,
  undoLeaves,
  trainTags,
  tag,
]

/** They need no database: a running Paperboy may have been started before the settings they ask for. */
export const localCommands: Command<LocalServices>[] = [setup, openapi, restore]
