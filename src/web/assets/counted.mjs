// Tells the server that a PDF was opened: a number more, nothing of who. The link needs no script. Once a
// page: a double click opens it no second time.

for (const link of document.querySelectorAll('a[data-counted]')) {
  let told = false
  const tell = () => {
    if (!told) navigator.sendBeacon(link.dataset.counted)
    told = true
  }
  link.addEventListener('click', tell)
  // The middle button opens it in another tab.
  link.addEventListener('auxclick', (event) => event.button === 1 && tell())
}
