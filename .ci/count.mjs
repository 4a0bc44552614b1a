/** Adds up the test runner's reports and prints the one closing line. A test may be skipped on one
 * database only when it passed on the other; with the shared data present anything else skipped fails. */
import { existsSync, readFileSync } from 'node:fs'

const [, , folder, broken] = process.argv
const results = ['embedded', 'postgres'].flatMap((name) => {
  const file = `${folder}/${name}.json`
  if (!existsSync(file)) return [{ key: `report ${name}`, status: 'failed' }]
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = report.testResults.filter(
    (r) => r.status === 'failed' && r.assertionResults.length === 0,
  )
  return [
    ...unloaded.map((r) => ({ key: r.name, status: 'failed' })),
    ...report.testResults.flatMap((r) =>
      r.assertionResults.map((t) => ({ key: `${r.name} ${t.fullName}`, status: t.status })),
    ),
  ]
})
const passed = results.filter((r) => r.status === 'passed')
const failed = results.filter((r) => r.status === 'failed')
const ran = new Set(passed.map((r) => r.key))
// What runs a build of before takes it out of the history.
const isWhole = existsSync('.git') && !existsSync('.git/shallow')
const skipped = results.filter(
  ({ key, status }) =>
    !['passed', 'failed'].includes(status) &&
    !ran.has(key) &&
    (isWhole || !key.includes('(needs its commit)')),
)
for (const { key } of failed) console.log(`failed: ${key}`)
for (const { key } of skipped) console.log(`skipped: ${key}`)
const strict = existsSync(process.env.PAPERBOY_SHARED ?? '')
const extra = (Number(broken) ? 1 : 0) + (strict ? skipped.length : 0)
console.log(`${passed.length} passed, ${failed.length + extra} failed`)
process.exit(passed.length > 0 && failed.length + extra === 0 ? 0 : 1)
