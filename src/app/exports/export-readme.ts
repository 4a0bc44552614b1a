/** The README that lies in every whole export: what its files are, for people without Paperboy. */
import type { Manifest } from './export-folder.ts'

const told: Record<string, string> = {
  subscribers: 'readers: address, state, settings, rhythm; who left too',
  interests: 'what they follow or mute: a row of tags or queries, and how much',
  queries: 'saved queries, in the query language',
  consents: 'the consent record: what happened when, and which wording was shown',
  signups: 'forms that wait for their confirmation, and those confirmed',
  suppressions: 'addresses nobody may mail, as keyed hashes',
  papers: 'papers with titles, authors, abstracts and listing days',
  paper_versions: 'their versions',
  paper_sources: 'which source listed them where',
  paper_signals: 'votes, stars and comments',
  paper_daily: 'what papers gained a day (UTC): reads, PDFs opened, votes',
  paper_rankings: 'lists of what is noticed, made of them',
  paper_tags: 'tags on papers, with the evidence',
  tags: 'topics and categories: names in all languages, rules',
  tag_verdicts: 'what editors said of tags on papers',
  paper_translations: 'translated titles and abstracts',
  series: 'series of editions',
  editions: 'editions by series and date',
  notes: "editors' notes, in Markdown",
  note_corrections: 'what was corrected in them, and when',
  editors: 'who may edit',
  audit_log: 'what was done at the desk',
  digests: 'digests and their picks',
  letters: 'every mail: to whom, of what kind, what became of it',
  batches: 'the calls that carried them',
  feedback: 'what readers said of papers',
  saved_papers: 'what they saved',
  installation: 'facts about this installation; sealed keys',
}

export function exportReadme({ at, paperboy, schema, tables }: Manifest): string {
  const rows = tables.map(
    ({ name, rows: count }) => `| tables/${name}.jsonl | ${count} | ${told[name] ?? ''} |`,
  )
  return `# An export of Paperboy

Written ${at} by Paperboy ${paperboy}, schema ${schema.tag}. It holds addresses, and in \`secret-key\` what
every link is signed with: keep it where nobody else reads it.

Each file of \`tables\` is one table, one row a line, as a JSON object (UTF-8) of its columns. Instants are
ISO 8601 with their zone, days \`YYYY-MM-DD\`, bytes hexadecimal after \`\\x\`. Columns that end in \`_id\` name
the \`id\` of a row in the table of that name. \`manifest.json\` lists tables and rows.

Back into an empty Paperboy, embedded or Postgres, of this version or a newer one:

    paperboy restore THIS_FOLDER

Nothing is mailed from there until \`paperboy resume\`, which shows what may have been mailed meanwhile.

| file | rows | what |
|---|---|---|
${rows.join('\n')}
`
}
