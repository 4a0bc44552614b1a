// The preview beside the sign-up form follows what is chosen. Asked of our own server, never before a
// choice changed; without it the form comes back with the preview from a button.

const lookingFields = ['tag', 'author', 'query', 'mute']
/** On the preferences, where a level has a field for each interest. */
const settingFields = ['number', 'strictness', 'abstractLength', 'timezone', 'hour', 'rhythm']
settingFields.push('weekday', 'pausedUntil', 'resume')

function isLooking({ name, form }) {
  if (lookingFields.includes(name)) return true
  if (!form || !('settings' in form.dataset)) return false
  return settingFields.includes(name) || name.startsWith('level:')
}

function fieldValue(field, atFirst) {
  if (!atFirst) return field.value
  if (field.options) return [...field.options].find((one) => one.defaultSelected)?.value ?? ''
  return field.type === 'checkbox' || field.type === 'radio' ? field.value : field.defaultValue
}
const restMs = 350

/** What the form asks for now, or asked for when the page came. */
function askedOf(form, atFirst) {
  const asked = new URLSearchParams()
  for (const field of form.elements) {
    if (!isLooking(field)) continue
    const isBox = field.type === 'checkbox' || field.type === 'radio'
    if (isBox && !(atFirst ? field.defaultChecked : field.checked)) continue
    const value = fieldValue(field, atFirst)
    if (value.trim() !== '') asked.append(field.name, value)
  }
  return asked
}

function setUpPreview(form) {
  const place = form.querySelector('[data-preview-here]')
  const aloud = form.querySelector('[data-said-aloud]')
  const instead = form.querySelector('[data-instead]')
  const glances = form.querySelectorAll('[data-glance]')
  let shown = askedOf(form, true).toString()
  let asking = null
  let timer = 0
  let notBefore = 0

  function put(html) {
    const open = place.querySelector('details')?.open
    place.innerHTML = html
    const fold = place.querySelector('details')
    if (fold && open) fold.open = true
    const said = place.querySelector('[data-said]') ?? place.querySelector('.problems')
    aloud.textContent = said?.textContent ?? ''
    for (const glance of glances) {
      glance.textContent = aloud.textContent
      glance.hidden = glance.textContent === ''
    }
  }

  async function look() {
    const asked = askedOf(form, false)
    if (asked.toString() === shown) return
    shown = asked.toString()
    if (instead) instead.hidden = shown !== ''
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    place.setAttribute('aria-busy', 'true')
    if (!place.querySelector('[data-said]')) place.textContent = place.dataset.waiting
    try {
      const answer = await fetch(form.dataset.preview, { method: 'POST', body: asked, signal })
      if (!answer.ok && answer.status !== 429) throw new Error(String(answer.status))
      const wait = Number(answer.headers.get('retry-after') ?? 0)
      notBefore = Date.now() + wait * 1000
      put(await answer.text())
    } catch {
      if (signal.aborted) return
      place.textContent = place.dataset.failed
      // Asked again with the next change, whatever it is.
      shown = ''
    }
    place.removeAttribute('aria-busy')
  }

  function soon(ms) {
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(ms, notBefore - Date.now()))
  }

  form.addEventListener('input', (event) => {
    if (isLooking(event.target)) soon(restMs)
  })
  form.addEventListener('change', (event) => {
    if (isLooking(event.target)) soon(restMs)
  })
  form.addEventListener('click', (event) => {
    const chip = event.target.closest('button[name="add"]')
    if (chip && tick(form, chip.value)) event.preventDefault()
  })
  // A browser that comes back to the page may have filled the fields again.
  window.addEventListener('pageshow', () => soon(0))
}

/** Ticks a topic as if by hand; false: the form does not show it. */
function tick(form, slug) {
  const box = form.querySelector(`input[name="tag"][value="${CSS.escape(slug)}"]`)
  if (!box) return false
  box.checked = true
  box.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

for (const form of document.querySelectorAll('form[data-preview]')) setUpPreview(form)
