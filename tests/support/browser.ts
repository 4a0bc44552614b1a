/** A real Chromium out of an npm package. Where the machine lacks its libraries, the package's own
 * are used: `npm test` must pass with Node and npm alone. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

export async function openBrowser(): Promise<Browser> {
  const executablePath = await packaged.executablePath()
  return chromium.launch({
    executablePath,
    // Meant for a function that opens one page: there, closing a context ends the browser.
    args: packaged.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote'),
    headless: true,
    env: { ...process.env, ...(await libraries(executablePath)) } as Record<string, string>,
  })
}

/** The archive is unpacked by tar after Node's own Brotli; the package does so on Lambda only. */
async function libraries(executablePath: string): Promise<Record<string, string>> {
  const { stdout } = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  if (!stdout?.includes('not found')) return {}
  const folder = join(tmpdir(), 'paperboy-browser-libraries')
  if (!existsSync(join(folder, 'lib'))) {
    const packed = readFileSync(
      join(
        dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
        '../../bin/al2023.tar.br',
      ),
    )
    mkdirSync(folder, { recursive: true })
    const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], {
      input: brotliDecompressSync(packed),
    })
    if (status !== 0) throw new Error(`the browser's libraries cannot be unpacked: ${stderr}`)
  }
  return { LD_LIBRARY_PATH: join(folder, 'lib') }
}
