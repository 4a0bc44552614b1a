// Comfort for the forms; every form works without it. Nothing here talks to the network.

const zoneField = document.querySelector('select[name="timezone"]')
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

/** When New York's 00:05 of the 15th comes in the zone, winter and summer; arXiv's papers are out. */
function arrivals(zone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return ['2026-01-15T05:05Z', '2026-07-15T04:05Z'].map((moment) => {
    const parts = format.formatToParts(new Date(moment))
    const value = (type) => Number(parts.find((part) => part.type === type).value)
    return { day: value('day'), hour: value('hour') }
  })
}

/** Where the papers come after the hour of the mail, Friday's reach a daily reader on Saturday. */
function suggestRhythm() {
  const daily = document.querySelector('input[name="rhythm"][value="daily"][data-guess]')
  const weekdays = document.querySelector('input[name="rhythm"][value="weekdays"]')
  if (!daily || !weekdays || !zoneField) return
  const chosen = document.querySelector('select[name="hour"]')?.value
  const hour = chosen ? Number(chosen) : 9
  const late = arrivals(zoneField.value).some((at) => at.day === 15 && at.hour >= hour)
  const better = late ? weekdays : daily
  better.checked = true
}

function setUpTimes() {
  offerZones()
  guessZone()
  suggestRhythm()
  showClock()
  let touched = false
  for (const radio of document.querySelectorAll('input[name="rhythm"]')) {
    radio.addEventListener('change', () => {
      touched = true
    })
  }
  zoneField?.addEventListener('change', () => {
    if (!touched) suggestRhythm()
    showClock()
  })
}

function setUpFilter(picker) {
  const box = picker.querySelector('[data-filter]')
  const input = box?.querySelector('input')
  const nothing = picker.querySelector('[data-nothing]')
  if (!box || !input || !nothing) return
  box.hidden = false
  const groups = [...picker.querySelectorAll('details')]
  const openAtFirst = new Set(groups.filter((group) => group.open))
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    const found = filterTags(picker, words)
    for (const group of groups) {
      const hits = group.querySelectorAll('label:not([hidden])').length
      group.hidden = hits === 0
      group.open = words.length > 0 ? hits > 0 : openAtFirst.has(group)
    }
    nothing.hidden = found > 0
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
}

/** Hides the tags that lack one of the words; returns how many are left. */
function filterTags(picker, words) {
  let hits = 0
  for (const line of picker.querySelectorAll('.tags label')) {
    const group = line.closest('details').querySelector('summary').firstChild.textContent
    const text = `${line.textContent} ${line.control.value} ${group}`.toLowerCase()
    line.hidden = !words.every((word) => text.includes(word))
    if (!line.hidden) hits += 1
  }
  return hits
}

function setUpChosen(picker) {
  const line = picker.querySelector('[data-chosen]')
  if (!line) return
  const show = () => {
    const names = [...picker.querySelectorAll('input[name="tag"]:checked')].map((box) =>
      box.nextSibling.textContent.trim(),
    )
    line.textContent = names.length > 0 ? `${line.dataset.chosen} ${names.join(', ')}` : ''
  }
  picker.addEventListener('change', show)
  show()
}

for (const picker of document.querySelectorAll('.picker')) {
  setUpFilter(picker)
  setUpChosen(picker)
}
setUpTimes()
