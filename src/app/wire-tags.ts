/** The command about hashtags, made of its verbs. */
import type { TagServices } from '../cli/tag-services.ts'
import { commandLine } from '../editorial/editor.ts'
import { addHashtag } from '../editorial/hashtags/add-hashtags.ts'
import { listHashtags } from '../editorial/hashtags/list-hashtags.ts'
import { mergeTag } from '../editorial/hashtags/merge-tag.ts'
import type { Db } from '../storage/database.ts'

const by = commandLine

export const wireTags = ({ db }: { db: Db }): TagServices => ({
  listHashtags: async (calendar) => listHashtags(db, { at: await calendar.now(db) }),
  addHashtag: (calendar, hashtag) => addHashtag({ db, calendar }, { by, hashtag }),
  mergeTag: (calendar, input) => mergeTag({ db, calendar }, { by, ...input }),
})
