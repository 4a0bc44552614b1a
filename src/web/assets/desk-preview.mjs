// Below a note: its page or its mail, in a frame in which nothing runs and which has no origin.

/** Which notes show their mail outlives the page, which every pick and every move loads anew. */
const mailKey = 'desk-mails'
const mailsShown = () => new Set((sessionStorage.getItem(mailKey) ?? '').split(',').filter(Boolean))

function watchPreview(part) {
  const paper = part.closest('[data-paper]').dataset.paper
  const link = part.querySelector('.desk-views a')
  const buttons = [...part.querySelectorAll('[data-view]')]
  const onPage = part.querySelector('[data-preview]')
  let frame = null
  link.hidden = true
  for (const button of buttons) {
    button.hidden = false
    button.addEventListener('click', () => show(button.dataset.view))
  }
  function show(view) {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.view === view))
    }
    const wantsMail = view === 'mail'
    if (wantsMail && !frame) frame = frameOf(link, onPage)
    if (frame) frame.hidden = !wantsMail
    onPage.hidden = wantsMail
    const shown = mailsShown()
    shown[wantsMail ? 'add' : 'delete'](paper)
    sessionStorage.setItem(mailKey, [...shown].join(','))
  }
  part.addEventListener('note-saved', () => {
    // In its place: a frame that is sent elsewhere would be a step of the browser's way back.
    if (frame && !frame.hidden) frame.contentWindow.location.replace(link.href)
    else {
      frame?.remove()
      frame = null
    }
  })
  if (mailsShown().has(paper)) show('mail')
}

function frameOf(link, before) {
  const frame = document.createElement('iframe')
  frame.className = 'letter-frame'
  frame.title = link.getAttribute('aria-label')
  frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
  frame.loading = 'lazy'
  frame.src = link.href
  before.after(frame)
  return frame
}

for (const part of document.querySelectorAll('.desk-preview')) watchPreview(part)
