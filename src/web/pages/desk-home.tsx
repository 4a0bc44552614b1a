/** The desk's front: series and what of them is not out yet; for operators, its editors. */
import type { FC } from 'hono/jsx'
import type { ListedEditor } from '../../editorial/desk/editors.ts'
import { type Editor, thisMachine } from '../../editorial/editor.ts'
import type { Series } from '../../editorial/series.ts'
import { commonZones } from '../common-zones.ts'
import { LanguageInput, LanguageList } from '../components/language-input.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { servicePath } from '../service/reader-acts.ts'
import { deskPath } from './desk-sign-in.tsx'

export type SeriesAtDesk = Series & { today: string; open: Array<{ date: string; state: string }> }

type HomeProps = {
  page: PageContext
  editor: Editor
  series: SeriesAtDesk[]
  editors: ListedEditor[]
}

export const DeskHome: FC<HomeProps> = ({ page, editor, series, editors }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.desk.title}>
      <h1>{words.desk.title}</h1>
      <DeskBar page={page} editor={editor} />
      <h2>{words.desk.series}</h2>
      {series.length === 0 && <p>{words.desk.noSeries}</p>}
      {series.map(({ slug, name, today, open }) => (
        <section class="sheet">
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <p class="actions">
            <a class="button" href={site.path(`${deskPath}/${slug}/${today}`)}>
              {words.desk.edition(words.dates.full(today))}
            </a>
          </p>
          {open.length > 0 && (
            <p class="small">
              {words.desk.drafts}:{' '}
              {open.map(({ date }, at) => (
                <>
                  {at > 0 && ' · '}
                  <a href={site.path(`${deskPath}/${slug}/${date}`)}>{words.dates.full(date)}</a>
                </>
              ))}
            </p>
          )}
        </section>
      ))}
      {editor.role === 'operator' && (
        <>
          <NewSeries page={page} />
          <Editors page={page} editors={editors} series={series} />
        </>
      )}
    </Layout>
  )
}

export const DeskBar: FC<{ page: PageContext; editor: Editor }> = ({ page, editor }) => {
  const { words, site } = page
  return (
    <form method="post" action={site.path('/admin/sign-out')} class="desk-bar small">
      <span>
        <bdi>{words.desk.signedInAs(editor.who)}</bdi>
      </span>
      <a href={site.path(deskPath)}>{words.desk.series}</a>
      <a href={site.path(`${deskPath}/hashtags`)}>{words.desk.hashtag.title}</a>
      <a href={site.path(`${deskPath}/tags`)}>{words.desk.tags.title}</a>
      <a href={site.path(`${deskPath}/log`)}>{words.desk.log}</a>
      {editor.role === 'operator' && <a href={site.path(servicePath)}>{words.desk.service}</a>}
      {editor.who !== thisMachine.who && (
        <>
          <button type="submit" class="plain slim">
            {words.desk.signOut}
          </button>
          <button type="submit" class="plain slim" name="everywhere" value="1">
            {words.desk.everywhere}
          </button>
        </>
      )}
    </form>
  )
}

const NewSeries: FC<{ page: PageContext }> = ({ page, page: { words, site } }) => (
  <details class="fold">
    <summary>{words.desk.newSeries}</summary>
    <form method="post" action={site.path(`${deskPath}/series`)}>
      <p class="field">
        <label for="series-name">{words.desk.name}</label>
        <input id="series-name" name="name" required maxlength={80} />
      </p>
      <p class="field">
        <label for="series-slug">{words.desk.slug}</label>
        <input id="series-slug" name="slug" required pattern="[a-z0-9]+(-[a-z0-9]+)*" />
      </p>
      <LanguageInput page={page} id="series-language" language={page.locale} />
      <LanguageList page={page} />
      <p class="field">
        <label for="series-zone">{words.desk.zone}</label>
        <input id="series-zone" name="timezone" list="zones" required placeholder="Asia/Seoul" />
        <datalist id="zones">
          {commonZones.map((zone) => (
            <option value={zone} />
          ))}
        </datalist>
      </p>
      <button type="submit">{words.desk.make}</button>
    </form>
  </details>
)

type EditorsProps = { page: PageContext; editors: ListedEditor[]; series: Series[] }

const Editors: FC<EditorsProps> = ({ page: { words, site }, editors, series }) => (
  <section>
    <h2>{words.desk.editors}</h2>
    <ul class="plain-list">
      {editors.map(({ id, email, role, series: theirs }) => (
        <li>
          <form method="post" action={site.path(`${deskPath}/editors/${id}/remove`)}>
            <bdi>{email}</bdi>{' '}
            <span class="quiet">
              {words.desk.roles[role]}
              {theirs.length > 0 && ` · ${theirs.join(', ')}`}
            </span>{' '}
            <button type="submit" class="plain slim" aria-label={words.desk.removeOf(email)}>
              {words.desk.remove}
            </button>
          </form>
        </li>
      ))}
    </ul>
    <form method="post" action={site.path(`${deskPath}/editors`)} class="sheet">
      <p class="field">
        <label for="editor-email">{words.desk.email}</label>
        <input id="editor-email" type="email" name="email" required maxlength={254} />
      </p>
      <p class="field">
        <label for="editor-role">{words.desk.role}</label>
        <select id="editor-role" name="role">
          <option value="editor">{words.desk.roles.editor}</option>
          <option value="operator">{words.desk.roles.operator}</option>
        </select>
      </p>
      {series.map(({ slug, name }) => (
        <label class="choice">
          <input type="checkbox" name="series" value={slug} />
          <bdi>{name}</bdi>
        </label>
      ))}
      <p class="actions">
        <button type="submit">{words.desk.addEditor}</button>
      </p>
    </form>
  </section>
)
