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
    const text = `${line.textContent} ${line.control.value} ${headingsOf(line)}`.toLowerCase()
    line.hidden = !words.every((word) => text.includes(word))
    if (!line.hidden) hits += 1
  }
  return hits
}

/** The names of the group and of the field a tag stands under. */
function headingsOf(line) {
  let text = ''
  for (let fold = line.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    const name = fold.querySelector('summary > span') ?? fold.querySelector('summary')
    text += ` ${name.firstChild.textContent}`
  }
  return text
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
