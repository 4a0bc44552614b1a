/** Pages behind the mailed links: a new address, its proof, its undo, a download, an erasure. */
import type { Child, FC } from 'hono/jsx'
import { EmailField } from '../components/email-field.tsx'
import { OutboxHint } from '../components/outbox-hint.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type Base = { page: PageContext; action: string; masked: string }

/** One question and one button. */
const AskPage: FC<{
  page: PageContext
  title: string
  text: string
  action: string
  button: string
  children?: Child
}> = ({ page, title, text, action, button, children }) => (
  <Layout page={page} title={title}>
    <div class="sheet">
      <h1>{title}</h1>
      <p>
        <bdi>{text}</bdi>
      </p>
      <form method="post" action={action} novalidate>
        {children}
        <p class="actions">
          <button type="submit">{button}</button>
        </p>
      </form>
    </div>
  </Layout>
)

type MoveProps = Base & { email?: string; error?: string | undefined }

export const MovePage: FC<MoveProps> = ({ page, action, masked, email = '', error }) => {
  const { move } = page.words.account
  return (
    <AskPage
      page={page}
      title={move.title}
      text={move.text(masked)}
      action={action}
      button={move.button}
    >
      <EmailField label={move.field} email={email} error={error} />
    </AskPage>
  )
}

type TwoProps = Base & { act: 'arrive' | 'return'; other: string }

export const ChangePage: FC<TwoProps> = ({ page, action, masked, act, other }) => {
  const { title, text, button } = page.words.account[act]
  return (
    <AskPage page={page} title={title} text={text(masked, other)} action={action} button={button} />
  )
}

export const DownloadPage: FC<Omit<Base, 'masked'>> = ({ page, action }) => {
  const { title, text, button } = page.words.account.download
  return <AskPage page={page} title={title} text={text} action={action} button={button} />
}

type EraseProps = Base & { leaveUrl: string; error?: string | undefined }

export const ErasePage: FC<EraseProps> = ({ page, action, masked, leaveUrl, error }) => {
  const { erase } = page.words.account
  return (
    <Layout page={page} title={erase.title}>
      <div class="sheet">
        <h1>{erase.title}</h1>
        <p>
          <bdi>{erase.text(masked)}</bdi>
        </p>
        <h2>{erase.goesTitle}</h2>
        <ul>
          {erase.goes.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <h2>{erase.staysTitle}</h2>
        <ul>
          {erase.stays.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <form method="post" action={action}>
          <div class="sure">
            <label class="choice">
              <input
                type="checkbox"
                name="sure"
                value="1"
                required
                aria-describedby={error ? 'sure-wrong' : undefined}
              />
              <span>{erase.sure}</span>
            </label>
            {error && (
              <span class="wrong" id="sure-wrong" role="alert">
                {error}
              </span>
            )}
          </div>
          <p class="actions">
            <button type="submit">{erase.button}</button>
          </p>
        </form>
        <hr />
        <p class="quiet">
          {erase.instead} <a href={leaveUrl}>{erase.leave}</a>
        </p>
      </div>
    </Layout>
  )
}

type SaidProps = {
  page: PageContext
  title: string
  texts: string[]
  outbox?: boolean
  next?: { href: string; label: string } | undefined
}

/** What a button did. */
export const SaidPage: FC<SaidProps> = ({ page, title, texts, outbox, next }) => (
  <Layout page={page} title={title}>
    <div class="sheet">
      <h1>{title}</h1>
      {texts.map((text) => (
        <p>
          <bdi>{text}</bdi>
        </p>
      ))}
      {outbox && <OutboxHint page={page} />}
      {next && (
        <p class="actions">
          <a class="button plain" href={next.href}>
            {next.label}
          </a>
        </p>
      )}
    </div>
  </Layout>
)

type AskByAddressProps = {
  page: PageContext
  email: string
  act: string
  error?: string | undefined
}

/** For who has left, or has no private link at hand. */
export const AskByAddressPage: FC<AskByAddressProps> = ({ page, email, act, error }) => {
  const { account, form } = page.words
  return (
    <AskPage
      page={page}
      title={account.title}
      text={account.text}
      action={page.site.path('/account')}
      button={account.send}
    >
      <fieldset class="field">
        <legend class="label">{account.which}</legend>
        <div class="choices">
          {(['download', 'move', 'erase'] as const).map((one) => (
            <label class="choice">
              <input type="radio" name="act" value={one} checked={one === act} />
              <span>{account.ask[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <EmailField label={form.email} email={email} error={error} />
    </AskPage>
  )
}
