/** For those who watch: alive, ready, and the figures. */
import { Hono } from 'hono'
import type { Db } from '../../storage/database.ts'
import { pendingMigrations } from '../../storage/migrate-database.ts'

export function healthRoutes(deps: { db: Db }): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ ok: true }))
  routes.get('/readyz', async (c) => {
    const why = await whyNotReady(deps.db)
    return why === null ? c.json({ ok: true }) : c.json({ ok: false, why }, 503)
  })
  return routes
}

/** Says nothing of the cause to strangers: messages of a driver name hosts and users. */
async function whyNotReady(db: Db): Promise<string | null> {
  try {
    const pending = await pendingMigrations(db)
    return pending.length > 0 ? 'migrations are not applied' : null
  } catch {
    return 'the database does not answer'
  }
}
