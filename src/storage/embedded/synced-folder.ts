/** A folder on disk that keeps what was committed through a power cut. PGlite starts Postgres with
 * fsync off, and Emscripten's Node file system has no fsync: both are put right here. */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Emscripten's own objects, which PGlite does not type. `nfd` is missing for a folder. */
type Stream = { nfd?: number; node: unknown }
type NodeFileSystem = {
  realPath(node: unknown): string
  stream_ops: { fsync?: (stream: Stream) => number }
}
type Runtime = { FS: { filesystems: { NODEFS: NodeFileSystem } } }

export class SyncedFolder extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const made = await super.init(pg, options)
    const addSync = (runtime: unknown) => {
      const files = (runtime as Runtime).FS.filesystems.NODEFS
      files.stream_ops.fsync = (stream) => sync(files, stream)
    }
    const before = made.emscriptenOpts.preRun ?? []
    return { ...made, emscriptenOpts: { ...made.emscriptenOpts, preRun: [...before, addSync] } }
  }
}

/** The engine's fdatasync does nothing whatever the file system; its fsync asks the file system.
 * No server process writes checkpoints here, `keepTidy` does, and 64 MB bound the log they keep.
 * Half of the usual buffers save 65 MB of memory; the system caches the files anyway. */
const settings = [
  'wal_sync_method=fsync',
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'shared_buffers=64MB',
]

export const syncedStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
]

function sync(files: NodeFileSystem, { nfd, node }: Stream): number {
  if (nfd !== undefined) {
    fsyncSync(nfd)
    return 0
  }
  const folder = openSync(files.realPath(node), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
  return 0
}
