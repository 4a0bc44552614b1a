// Comfort for lists; every page works without it. Nothing here talks to the network.

const titles = [...document.querySelectorAll('.papers a[href]:first-child')].filter((link) =>
  link.closest('h2, h3'),
)

for (const hint of document.querySelectorAll('[data-keys]')) hint.hidden = titles.length === 0

/** The paper that has the focus, else the last one above the middle of the window. */
function current() {
  const item = document.activeElement?.closest('.papers > li')
  const focused = titles.findIndex((title) => item?.contains(title))
  if (focused >= 0) return { at: focused, isFocused: true }
  const passed = titles.findLastIndex((title) => title.getBoundingClientRect().top < 0)
  return { at: passed, isFocused: false }
}

function step(by) {
  const { at, isFocused } = current()
  const next = isFocused || by > 0 ? at + by : at
  const title = titles[Math.max(0, Math.min(titles.length - 1, next))]
  title?.focus()
  title?.scrollIntoView({ block: 'nearest' })
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest('input, textarea, select, [contenteditable]')) return
  if (titles.length === 0 || (event.key !== 'j' && event.key !== 'k')) return
  event.preventDefault()
  step(event.key === 'j' ? 1 : -1)
})

const find = document.getElementById('find')
const topics = [...document.querySelectorAll('.topics')]

/** Case and accents do not count, as in the form. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function findTopics() {
  const wanted = plain(find.value.trim())
  let found = 0
  for (const section of topics) {
    for (const group of section.querySelectorAll('.topic-groups > div')) {
      let here = 0
      for (const row of group.querySelectorAll('li')) {
        const link = row.firstElementChild
        const text = plain(`${link.textContent} ${decodeURIComponent(link.pathname)}`)
        row.hidden = !text.includes(wanted)
        if (!row.hidden) here += 1
      }
      group.hidden = here === 0
      found += here
    }
    section.hidden = !section.querySelector('.topic-groups > div:not([hidden])')
  }
  document.querySelector('[data-none]').hidden = found > 0
}

if (find && topics.length > 0) {
  find.closest('[data-find]').hidden = false
  find.addEventListener('input', findTopics)
  findTopics()
}
