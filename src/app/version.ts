/** Which Paperboy this is, as package.json says. */
import { createRequire } from 'node:module'

export const version: string = createRequire(import.meta.url)('../../package.json').version
