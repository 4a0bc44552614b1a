/** `doctor`: everything that has to be right for mail to arrive, one line each. */
import type { Command } from '../command.ts'
import type { DoctorCheck } from '../operator-services.ts'

const marks: Record<DoctorCheck['verdict'], string> = {
  ok: 'ok',
  warn: 'warn',
  fail: 'FAIL',
  skipped: '-',
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'look at DNS, provider, settings and database, and say what to do about each',
  usage: 'doctor [--json]',
  options: { json: { type: 'boolean' } },
  help: { json: 'print [{check, verdict, found, todo}]; verdict is ok, warn, fail or skipped' },
  async run({ services, values, io, signal }) {
    const checks = await services.doctor(signal)
    const failed = checks.filter(({ verdict }) => verdict === 'fail').length
    if (values.json) await io.out(JSON.stringify(checks))
    else {
      const width = Math.max(...checks.map(({ check }) => check.length))
      for (const check of checks) for (const line of linesOf(check, width)) await io.out(line)
      await io.out(lastLine(checks))
    }
    return failed > 0 ? 1 : 0
  },
}

function linesOf({ check, verdict, found, todo }: DoctorCheck, width: number): string[] {
  const line = `${marks[verdict].padEnd(4)}  ${check.padEnd(width)}  ${found}`
  return todo === null ? [line] : [line, `${''.padEnd(width + 8)}-> ${todo}`]
}

function lastLine(checks: DoctorCheck[]): string {
  const count = (wanted: DoctorCheck['verdict']) =>
    checks.filter(({ verdict }) => verdict === wanted).length
  return `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed, ${count('skipped')} skipped`
}
