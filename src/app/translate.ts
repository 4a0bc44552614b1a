/** Wires the configured translator, and lets one instance at a time translate what readers wait for. */
import { hostname } from 'node:os'
import type { App } from '../app.ts'
import { deepl } from '../editorial/translations/providers/deepl.ts'
import { libreTranslate } from '../editorial/translations/providers/libre-translate.ts'
import { openAiChat } from '../editorial/translations/providers/openai-chat.ts'
import { type TranslateReport, translateRound } from '../editorial/translations/translate-round.ts'
import type { Translator } from '../editorial/translations/translator.ts'
import type { Log } from '../observability/log.ts'
import type { TranslateConfig } from '../settings/services-config.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { withJobLease } from '../storage/job-lease.ts'
import { taxonomyGlossary } from '../tagging/taxonomy-glossary.ts'

/** A killed instance blocks the others no longer than this. */
const leaseSeconds = 60

export function translatorOf(config: TranslateConfig): Translator {
  const makers = { openai: openAiChat, deepl, libretranslate: libreTranslate }
  return makers[config.provider](config)
}

/** Null: nothing is set up, or another instance is at it. */
export async function translate(
  app: Pick<App, 'db' | 'config'>,
  signal: AbortSignal,
): Promise<TranslateReport | null> {
  const { translate: config } = app.config
  if (config === null) return null
  const { db } = app
  const deps = {
    db,
    translator: translatorOf(config),
    daily: config.daily,
    glossaryOf: taxonomyGlossary,
  }
  const lease = { job: 'translate', owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(db, lease, async (lost) => {
    const at = await databaseCalendar.now(db)
    return translateRound(deps, { at }, AbortSignal.any([signal, lost]))
  })
  return run.ran ? run.result : null
}

export function logTranslated(log: Log, report: TranslateReport | null): void {
  if (report === null) return
  const { translated, faulty, ended, why } = report
  if (ended === 'upstream') log.warn({ event: 'translated', ...report }, `translator: ${why}`)
  else if (translated + faulty > 0) {
    log.info({ event: 'translated', translated, faulty, ended }, 'papers were translated')
  }
}
