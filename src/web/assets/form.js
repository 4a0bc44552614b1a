// Comfort for the forms; every form works without it.

const zoneField = document.querySelector('select[name="timezone"]')
const hourField = document.querySelector('select[name="hour"]')
const clock = document.querySelector('[data-clock]')

function showClock() {
  if (!zoneField || !clock) return
  const parts = {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zoneField.value,
  }
  const now = new Intl.DateTimeFormat(document.documentElement.lang, parts).format(new Date())
  clock.textContent = clock.dataset.clock.replace('{time}', now)
}

/** The page carries the common zones; the browser knows the rest. */
function offerZones() {
  if (!zoneField) return
  const there = new Set([...zoneField.options].map((option) => option.value))
  const missing = Intl.supportedValuesOf?.('timeZone').filter((zone) => !there.has(zone)) ?? []
  for (const zone of missing) zoneField.add(new Option(zone, zone))
}

function guessZone() {
  if (!zoneField?.hasAttribute('data-guess')) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!zone) return
  const known = [...zoneField.options].some((option) => option.value === zone)
  if (!known) zoneField.add(new Option(zone, zone))
  zoneField.value = zone
}

/** Winter, summer, and the weeks of spring and autumn when one side alone has summer time. */
const seasons = ['2026-01-15T05:05Z', '2026-03-15T04:05Z', '2026-07-15T04:05Z', '2026-10-28T04:05Z']

/** Minutes from 00:00 of a listing day, on the zone's clock, to New York's 00:05 of that day: arXiv's
 * papers are out. Before 0 on the evening before; the latest of the year. */
function latestArrival(zone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const minutes = seasons.map((moment) => {
    const parts = format.formatToParts(new Date(moment))
    const value = (type) => Number(parts.find((part) => part.type === type).value)
    const days = value('day') - Number(moment.slice(8, 10))
    return days * 24 * 60 + value('hour') * 60 + value('minute')
  })
  return Math.max(...minutes)
}

/** As src/subscribers/default-hour.ts: half an hour for reading and tagging. */
function hoursOf(zone) {
  const latest = latestArrival(zone)
  const same = Math.min(24, Math.max(0, Math.ceil((latest + 30) / 60)))
  return { latest, same, best: same >= 7 && same <= 9 ? same : 7 }
}

const hourName = (hour) => `${String(hour).padStart(2, '0')}:00`

/** The best hour of the zone, and what the chosen one brings. */
function showHour() {
  const line = document.querySelector('[data-late]')
  if (!line || !zoneField || !hourField) return
  const { same, best } = hoursOf(zoneField.value)
  const auto = hourField.querySelector('[data-best]')
  if (auto) auto.textContent = auto.dataset.best.replace('{hour}', hourName(best))
  const hour = hourField.value === '' ? best : Number(hourField.value)
  const { late, same: sameDay } = line.dataset
  line.textContent = (hour < same ? late : sameDay)
    .replace('{hour}', hourName(hour))
    .replace('{same}', hourName(same))
    .replace('{city}', zoneField.value.split('/').pop().replaceAll('_', ' '))
}

/** Where the papers come after the hour of the mail, Friday's reach a daily reader on Saturday. */
function suggestRhythm() {
  const daily = document.querySelector('input[name="rhythm"][value="daily"][data-guess]')
  const weekdays = document.querySelector('input[name="rhythm"][value="weekdays"]')
  if (!daily || !weekdays || !zoneField || !hourField) return
  const { latest, best } = hoursOf(zoneField.value)
  const hour = hourField.value === '' ? best : Number(hourField.value)
  const better = latest > hour * 60 ? weekdays : daily
  better.checked = true
}

function setUpTimes() {
  offerZones()
  guessZone()
  let touched = false
  const follow = () => {
    if (!touched) suggestRhythm()
    showHour()
    showClock()
  }
  follow()
  for (const radio of document.querySelectorAll('input[name="rhythm"]')) {
    radio.addEventListener('change', () => {
      touched = true
    })
  }
  zoneField?.addEventListener('change', follow)
  hourField?.addEventListener('change', follow)
}

/** Finds topics while words are typed; what is found is asked of our own server, which knows their
 * names in every language. */
function setUpSearch(picker) {
  const box = picker.querySelector('[data-find]')
  const input = box?.querySelector('input[type="search"]')
  const place = box?.querySelector('.found')
  if (!box || !input || !place) return
  box.hidden = false
  const aloud = box.querySelector('[data-found-aloud]')
  let asking = null
  let timer = 0
  async function find() {
    asking?.abort()
    const text = input.value.trim()
    if (text === '') return place.replaceChildren()
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(`${box.dataset.find}?q=${encodeURIComponent(text)}`, { signal })
      if (!answer.ok) return
      place.innerHTML = await answer.text()
      for (const row of place.querySelectorAll('input[name="tag"]')) {
        const other = picker.querySelector(`.groups input[value="${CSS.escape(row.value)}"]`)
        if (other) row.checked = other.checked
        // What the page does not offer, such as a topic that is followed already, is no find.
        else row.closest('label').remove()
      }
      aloud.textContent = place.querySelector('[data-found]')?.textContent ?? ''
    } catch {
      // Typed on, or no network: the groups below are there.
    }
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(find, 150)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
  place.addEventListener('click', (event) => {
    const chip = event.target.closest('button[name^="add-"]')
    if (!chip) return
    event.preventDefault()
    addLine(picker.closest('form'), chip.name.slice('add-'.length), chip.value)
    input.value = ''
    place.replaceChildren()
  })
}

/** A query goes on a line of its own, a name behind a semicolon. */
function addLine(form, name, text) {
  const field = form.querySelector(`[name="${name}"]`)
  if (!field) return
  const between = name === 'query' ? '\n' : '; '
  field.value = field.value.trim() === '' ? text : `${field.value.trim()}${between}${text}`
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/** A topic that was found or suggested stands in its group too: one tick for all. */
function keepInStep(form) {
  form.addEventListener('change', ({ target }) => {
    if (target.name !== 'tag') return
    for (const box of form.querySelectorAll(`input[value="${CSS.escape(target.value)}"]`)) {
      box.checked = target.checked
    }
  })
}

function setUpChosen(picker) {
  const line = picker.querySelector('[data-chosen]')
  if (!line) return
  const show = () => {
    const names = new Map()
    for (const box of picker.querySelectorAll('.groups input[name="tag"]:checked')) {
      names.set(box.value, box.nextSibling.textContent.trim())
    }
    const said = [...names.values()].join(', ')
    line.textContent = said === '' ? '' : `${line.dataset.chosen} ${said}`
  }
  // The form's own listener keeps the boxes in step first.
  picker.closest('form').addEventListener('change', show)
  show()
}

for (const picker of document.querySelectorAll('.picker')) {
  setUpSearch(picker)
  keepInStep(picker.closest('form'))
  setUpChosen(picker)
}
setUpTimes()
