// Comfort for the editor's desk; every form works without it. Saves while one writes, completes hashtags,
// moves papers by dragging, and knows the keys j k e s x n.

const busyMs = 900

/** A note's form: its text is sent a moment after the last key. */
function watchNote(form) {
  const said = form.querySelector('[data-said]')
  const version = form.elements.namedItem('version')
  const taken = form.closest('li').querySelector('[name=note]')
  const preview = form.closest('li').querySelector('[data-preview]')
  let timer = 0
  let sending = null
  let empty = form.elements.namedItem('markdown').value === ''
  const say = (what, why = '') => {
    said.textContent = what === '' ? '' : why || said.dataset[what]
  }
  function showSaved(saved) {
    version.value = String(saved.version)
    // Taking it out asks for the words that were seen.
    taken.value = version.value
    preview.innerHTML = saved.html
    preview.closest('details').dispatchEvent(new Event('note-saved'))
  }
  async function send() {
    clearTimeout(timer)
    timer = 0
    await sending
    say('saving')
    const typed = new FormData(form)
    // What is told to readers is said by the button alone.
    typed.delete('tells')
    sending = post(form.action, typed).then(
      async (answer) => {
        // Somebody was faster: the page that shows both texts.
        if (answer.status === 409) return form.submit()
        if (!answer.ok) return say('unsaved', await reasonOf(answer))
        const saved = await answer.json()
        showSaved(saved)
        // Closed by hand it stays so; what was empty had nothing to show.
        if (empty && form.elements.namedItem('markdown').value !== '') {
          empty = false
          preview.closest('details').open = true
        }
        if (timer === 0) say('saved')
      },
      () => say('unsaved'),
    )
    await sending
    sending = null
  }
  form.addEventListener('input', (event) => {
    if (event.target.name === 'tells') return
    clearTimeout(timer)
    say('')
    timer = setTimeout(send, busyMs)
  })
  addEventListener('beforeunload', (event) => {
    if (timer !== 0 || sending !== null) event.preventDefault()
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    timer = 0
  })
}

/** What the editor can mend: a language that is none, a note too long. */
const reasonOf = async (answer) => {
  const { error } = answer.status < 500 ? await answer.json().catch(() => ({})) : {}
  return [error?.message, error?.help].filter(Boolean).join(' ')
}

const post = (action, body) =>
  fetch(action, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
  })

for (const form of document.querySelectorAll('[data-desk-note]')) watchNote(form)

/** The word being typed is completed from the tags; Tab or Enter takes the first. */
const slugs = [...document.querySelectorAll('#desk-tags option')].map(({ value }) => value)
for (const field of document.querySelectorAll('[data-desk-tags]')) completeTags(field)

function completeTags(field) {
  const list = document.createElement('p')
  list.className = 'desk-complete'
  list.hidden = true
  field.after(list)
  const word = () => /[^\s#,]*$/.exec(field.value.slice(0, field.selectionStart))[0]
  function take(slug) {
    const end = field.selectionStart
    const begin = end - word().length
    const before = field.value.slice(0, begin).replace(/#$/, '')
    field.value = `${before}#${slug} ${field.value.slice(end).trimStart()}`
    list.hidden = true
    field.focus()
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  function offer() {
    const typed = word().toLowerCase()
    const found = typed.length < 2 ? [] : slugs.filter((slug) => slug.includes(typed))
    found.sort((a, b) => Number(b.startsWith(typed)) - Number(a.startsWith(typed)))
    list.replaceChildren(
      ...found.slice(0, 6).map((slug) => {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'plain slim'
        button.textContent = `#${slug}`
        button.addEventListener('click', () => take(slug))
        return button
      }),
    )
    list.hidden = found.length === 0 || found[0] === typed
  }
  field.addEventListener('input', offer)
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing || (event.key !== 'Tab' && event.key !== 'Enter')) return
    event.preventDefault()
    list.querySelector('button')?.click()
  })
}

/** A list offers what begins as the field does: choosing another language begins from nothing. */
for (const field of document.querySelectorAll('[data-desk-language]')) {
  field.addEventListener('focus', () => field.select())
}

/** Dragging; the buttons do the same without it. */
const notes = document.querySelector('[data-desk-notes]')
if (notes) orderByDragging(notes)

function orderByDragging(list) {
  let dragged = null
  // A text in a field is selected by dragging, not moved.
  list.addEventListener('pointerdown', (event) => {
    const item = event.target.closest('[data-paper]')
    if (item) item.draggable = !event.target.closest('textarea, input, select')
  })
  list.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('[data-paper]')
    event.dataTransfer.effectAllowed = 'move'
    // Without data Firefox drags nothing.
    event.dataTransfer.setData('text/plain', dragged.dataset.paper)
  })
  list.addEventListener('dragover', (event) => {
    const over = event.target.closest('[data-paper]')
    if (!dragged || !over || over === dragged) return
    event.preventDefault()
    const box = over.getBoundingClientRect()
    if (event.clientY > box.top + box.height / 2) over.after(dragged)
    else over.before(dragged)
  })
  list.addEventListener('dragend', async () => {
    if (!dragged) return
    const form = dragged.querySelector('form')
    const body = new FormData(form)
    const order = [...list.querySelectorAll('[data-paper]')].map(({ dataset }) => dataset.paper)
    body.set('act', 'all')
    body.set('order', order.join(','))
    dragged = null
    await post(form.action, body)
    // Every form of the page was made for the order before; where another was faster, theirs is shown.
    location.reload()
  })
}

const rows = [...document.querySelectorAll('.desk-list > li')]
const nextPage = document.querySelector('.desk-papers [rel=next]')
for (const hint of document.querySelectorAll('[data-desk-keys]')) hint.hidden = rows.length === 0

const acts = { e: 'pick', s: 'shortlisted', x: 'hidden' }

// A key that changes something loads the page anew: the next one goes on where the last one was.
const placeKey = 'desk-place'
const place = sessionStorage.getItem(placeKey)
sessionStorage.removeItem(placeKey)
const goTo = (at) =>
  // Behind the last paper of a page is the way to the next.
  at === rows.length && nextPage
    ? nextPage.focus()
    : rows[Math.max(0, Math.min(rows.length - 1, at))]?.querySelector('[data-desk-title]').focus()
// After the browser has gone to the fragment, which takes the focus away.
if (place !== null) addEventListener('load', () => setTimeout(() => goTo(Number(place))))

/** The note of the paper that has the focus, or else the first. */
function noteFor(row) {
  const paper = row?.querySelector('[name="paper"]')?.value
  const own = paper && document.querySelector(`#n${paper} [data-desk-note] textarea`)
  return own || document.querySelector('[data-desk-note] textarea')
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest('input, textarea, select, [contenteditable]')) return
  const here = document.activeElement
  const at = here && here === nextPage ? rows.length : rows.findIndex((row) => row.contains(here))
  if (event.key === 'j' || event.key === 'k') {
    goTo(at + (event.key === 'j' ? 1 : -1))
  } else if (event.key === 'n') {
    noteFor(rows[at])?.focus()
  } else if (rows[at] && acts[event.key]) {
    const wanted = rows[at].querySelector(`button[value="${acts[event.key]}"]`)
    if (wanted) sessionStorage.setItem(placeKey, String(at))
    wanted?.click()
  } else return
  event.preventDefault()
})
