/** What takes a mailed link of its own: another address, the data, an erasure. At the end of the settings. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

type AccountProps = { page: PageContext; action: string; maskedAddress: string; reads: boolean }

/** Who has left may still take their data and have it erased. */
export const PreferencesAccount: FC<AccountProps> = ({ page, action, maskedAddress, reads }) => {
  const { account } = page.words
  const acts = reads ? (['move', 'download', 'erase'] as const) : (['download', 'erase'] as const)
  return (
    <section class="step apart" id="account">
      <h2>{account.heading}</h2>
      <p class="quiet">
        <bdi>{account.lead(maskedAddress)}</bdi>
      </p>
      <form method="post" action={`${action}/account`}>
        <p class="actions">
          {acts.map((act) => (
            <button type="submit" class="plain" name="act" value={act}>
              {account.ask[act]}
            </button>
          ))}
        </p>
      </form>
    </section>
  )
}
