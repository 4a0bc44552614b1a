/** Two guards on every transaction: a suspended process may not hold its locks until it wakes, and what
 * goes on after its connection was lost may not write to the next one. */
import type postgres from 'postgres'

type Run = (sql: postgres.TransactionSql) => unknown

/** Changes how `client` begins. Without the limit a process stopped in a transaction would keep readers
 * from leaving and others from delivering. It is said in each transaction and not at connecting,
 * because poolers refuse start-up parameters they do not know. */
export function guardTransactions(client: postgres.Sql, idleMs: number): void {
  const begin = client.begin.bind(client) as (run: Run) => Promise<unknown>
  const guarded = (run: Run) => {
    const fate = { over: false }
    const end = begin((sql) => {
      // Not waited for: it travels with the first statement.
      sql.unsafe(`set local idle_in_transaction_session_timeout = ${idleMs}`).catch(() => {})
      return whileAlive(fate, run(refuseAfter(sql, fate)))
    })
    const close = () => {
      fate.over = true
    }
    end.then(close, close)
    return end
  }
  Object.assign(client, { begin: guarded })
}

/** The driver rolls back what fails, on whatever session its connection has by then: another's. What
 * outlives its transaction therefore never ends; nothing waits for it. */
const whileAlive = (fate: { over: boolean }, running: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    Promise.resolve(running).then(
      (value) => fate.over || resolve(value),
      (error) => fate.over || reject(error),
    )
  })

/** Statements after the end are refused here; the driver would run them outside of any transaction. */
function refuseAfter(sql: postgres.TransactionSql, fate: { over: boolean }) {
  return new Proxy(sql, {
    get(target, name, receiver) {
      if (fate.over) {
        throw Object.assign(new Error('the transaction has lost its connection'), {
          code: 'CONNECTION_CLOSED',
        })
      }
      return Reflect.get(target, name, receiver)
    },
  })
}
