/** What the routes of the admin API are given. */
import { tokenEditor } from '../../../editorial/editor.ts'
import type { PageDeps } from '../../page-deps.ts'

export type AdminApiDeps = PageDeps

/** As the log names whoever acts by the API. */
export const apiEditor = { ...tokenEditor, who: 'API' }
