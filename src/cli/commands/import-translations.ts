/** `import FILE --as translations`: what exists already, for papers held; the dry run says what was taken. */
import type { ImportedTranslation } from '../../editorial/translations/by-hand/import-translations.ts'
import { cutText } from '../../lib/cut-text.ts'
import type { CommandContext } from '../command.ts'

export async function importTranslations(
  { services, values, io, signal }: CommandContext,
  file: string,
): Promise<number> {
  const dryRun = values['dry-run'] === true
  const language = typeof values.language === 'string' ? values.language : null
  const report = await services.importTranslations({ file, language, dryRun }, signal)
  if (values.json) {
    await io.out(JSON.stringify(report))
    return 0
  }
  for (const one of report.translations) {
    if (!dryRun && one.doubts.length === 0) continue
    for (const line of told(one)) await io.out(line)
  }
  const { created, updated, unchanged, skipped } = report
  const would = dryRun ? 'would be ' : ''
  await io.out(
    `${created} ${would}created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} skipped`,
  )
  for (const { row, why } of skipped) await io.out(`  line ${row}: ${why}`)
  return 0
}

function told({ paper, of, language, title, abstract, lines, doubts }: ImportedTranslation) {
  const at = (line: number | null) => (line === null ? '' : `line ${line}, `)
  return [
    `${paper}, ${language}`,
    `  ${at(lines.abstract ?? lines.title)}of: ${cutText(of, 90)}`,
    `  title: ${cutText(title, 90)}`,
    `  ${at(lines.translation)}abstract: ${cutText(abstract, 90)}`,
    ...doubts.map((doubt) => `  ? ${doubt}`),
  ]
}
