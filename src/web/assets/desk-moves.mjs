// Moving a paper by keys: the page loads anew, and the button that was pressed has the focus again.

const movedKey = 'desk-moved'
const moved = sessionStorage.getItem(movedKey)
sessionStorage.removeItem(movedKey)

for (const button of document.querySelectorAll(
  '.desk-notes [value=up], .desk-notes [value=down]',
)) {
  button.addEventListener('click', () => {
    const { paper } = button.closest('[data-paper]').dataset
    sessionStorage.setItem(movedKey, JSON.stringify([paper, button.value]))
  })
}

if (moved !== null) addEventListener('load', () => setTimeout(focusMoved))

/** At an end of the list there is only the way back. */
function focusMoved() {
  const [paper, act] = JSON.parse(moved)
  const item = document.querySelector(`.desk-notes [data-paper="${Number(paper)}"]`)
  const pressed = item?.querySelector(act === 'up' ? '[value=up]' : '[value=down]')
  const other = item?.querySelector('[value=up], [value=down]')
  const wanted = pressed ?? other
  wanted?.focus()
}
