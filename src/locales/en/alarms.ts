/** What an alarm says to whoever runs the service: what happened, and what to do. */

export type AlarmWords = { summary: string; remedy: string }

const count = new Intl.NumberFormat('en')
const letters = (n: number): string => (n === 1 ? '1 letter' : `${count.format(n)} letters`)
const minutes = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

type GapFacts = { day: string; kind: GapKind; categories: string[]; papers: number }
type GapKind = 'absent' | 'stale' | 'partial' | 'truncated'

const papers = (n: number): string => (n === 1 ? '1 paper' : `${count.format(n)} papers`)

function gapWords({ day, kind, categories }: GapFacts): string {
  if (kind === 'absent') return `arXiv's feed of ${day} could not be had`
  if (kind === 'stale') return `arXiv's feed of ${day} brought nothing that was not known`
  const where = categories.length === 0 ? '' : ` (none of ${categories.slice(0, 6).join(', ')})`
  return `arXiv's feed of ${day} was not whole${where}`
}

export const alarms = {
  refused: (what: string, transport: string, reason: string): AlarmWords => ({
    summary: `${transport} refuses us: ${what} are held (${reason})`,
    remedy: 'Mend the key or the sender domain, then restart Paperboy or run `paperboy resume`.',
  }),
  unmade: (what: string, reason: string): AlarmWords => ({
    summary: `Letters cannot be made: ${what} are held (${reason})`,
    remedy: 'The log says why they cannot be made. Mend it, then restart Paperboy.',
  }),
  unclear: (what: string, reason: string): AlarmWords => ({
    summary: `The relay gives no clear answers: ${what} are held (${reason})`,
    remedy:
      'Look at the relay and at what it took: nothing without a clear answer is sent again. Then run `paperboy resume`.',
  }),
  breaker: (what: string, reason: string): AlarmWords => ({
    summary: `Too much comes back: ${what} are held (${reason})`,
    remedy:
      'Find out who was mailed and where their addresses came from. Take out what nobody asked for, then run `paperboy resume`.',
  }),
  webhookFails: (id: number, host: string, fault: string): AlarmWords => ({
    summary: `Webhook ${id} (${host}) takes no calls since a day or longer (${fault})`,
    remedy: `Calls are repeated for three days and then given up. Mend it, then try \`paperboy webhooks test ${id}\`.`,
  }),
  webhookPaused: (id: number, host: string, fault: string): AlarmWords => ({
    summary: `Webhook ${id} (${host}) was paused: it is called no more (${fault})`,
    remedy: `Mend it and run \`paperboy webhooks resume ${id}\`, or \`paperboy webhooks remove ${id}\`.`,
  }),
  backupFailed: (at: string | null): AlarmWords => ({
    summary: `The newest backup failed${at === null ? '' : ` (${at} UTC)`}`,
    remedy:
      'The log says why; often the disk is full. Mend it, then run `paperboy backup`, which ends this alarm.',
  }),
  backupOverdue: (at: string | null): AlarmWords => ({
    summary: at === null ? 'There was never a backup' : `There is no backup since ${at} UTC`,
    remedy:
      'Each night `serve` makes one while it runs. Keep it running, or run `paperboy backup` from a timer.',
  }),
  quota: (what: string, transport: string, reason: string): AlarmWords => ({
    summary: `${transport}'s quota is used up: ${what} wait (${reason})`,
    remedy:
      'Nothing is lost: one letter asks again each hour, and late digests come with the next. A larger plan ends it; DAILY_CAP keeps below a daily quota.',
  }),
  unknown: (n: number, transport: string): AlarmWords => ({
    summary: `Nobody can tell whether ${letters(n)} left; they count as mailed`,
    remedy:
      transport === 'smtp'
        ? "They are never sent again by themselves. The relay's log says what became of them."
        : 'They are never sent again by themselves. RESEND_WEBHOOK_SECRET lets the provider say what became of such letters.',
  }),
  domain: (domain: string, reason: string, until: Date): AlarmWords => ({
    summary: `${domain} refuses us: its readers wait until ${minutes.format(until)} UTC (${reason})`,
    remedy: `Mend what it names (often SPF, DKIM or DMARC; \`paperboy doctor\` looks), then run \`paperboy suppressions release --domain ${domain}\`.`,
  }),
  plan: (readers: number, cap: number, digests: number): AlarmWords => ({
    summary: `Your plan is too small: ${count.format(readers)} readers, ${count.format(cap)} a day`,
    remedy: `The busiest day wants ${count.format(digests)} digests. Take a larger plan and raise DAILY_CAP; until then those go first who have waited longest for one, and what was left out comes with the next.`,
  }),
  planByQuota: (transport: string): AlarmWords => ({
    summary: `Your plan is too small: ${transport}'s quota was used up on two days in a row`,
    remedy:
      'Take a larger plan. Until then set DAILY_CAP to what this one allows a day: those go first who have waited longest for a digest, and what was left out comes with the next.',
  }),
  heldLong: (what: string, by: 'person' | 'copy', since: Date | null): AlarmWords => ({
    summary: `Nothing is sent: ${what} are held ${by === 'person' ? 'by hand' : 'because this database is a copy or was restored'}${since === null ? '' : ` since ${minutes.format(since)} UTC`}`,
    remedy:
      'Digests that come too late go with the next one, confirmations wait. `paperboy resume` shows what waits and releases it.',
  }),
  planning: (reason: string): AlarmWords => ({
    summary: `Digests cannot be planned (${reason})`,
    remedy: 'Letters that wait still leave, but no new digests come. The log says more.',
  }),
  gap: (gap: GapFacts, error: string | null): AlarmWords => ({
    summary: `${gapWords(gap)}${error === null ? '' : `; OAI-PMH gave nothing either (${error})`}`,
    remedy:
      'Nothing is lost: OAI-PMH is asked for the missing papers again and again, and they go into the next digest. If it lasts, look at https://status.arxiv.org and at /status here.',
  }),
  repaired: (gap: GapFacts): AlarmWords => ({
    summary: `${gapWords(gap)}; ${papers(gap.papers)} came from OAI-PMH instead`,
    remedy: 'Nothing is to be done: they go into the next digest, marked as late.',
  }),
  sourceFailing: (name: string, since: Date, error: string): AlarmWords => ({
    summary: `${name} has given nothing since ${minutes.format(since)} UTC (${error})`,
    remedy:
      'It is asked again every hour. Check the network and its address in the settings; without it, take it out of SOURCES.',
  }),
  holidaysEnded: (until: string): AlarmWords => ({
    summary: `arXiv's holidays are known until ${until} only`,
    remedy:
      "Update Paperboy: on days that arXiv keeps as holidays it would else wait for papers, and take arXiv's feed for broken.",
  }),
  disk: (room: string): AlarmWords => ({
    summary: `The disk is nearly full, ${room}: no papers are taken in`,
    remedy:
      'Make room, or move DATA_DIR to a larger disk. Letters still leave; papers of meanwhile come in once there is room.',
  }),
  heartbeat: (reason: string): AlarmWords => ({
    summary: `HEARTBEAT_URL does not answer (${reason})`,
    remedy:
      'Paperboy runs, but whoever listens there believes that it does not. Check the URL and the service behind it.',
  }),
}
