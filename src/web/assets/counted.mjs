// Tells the server that a PDF was opened: a number more, nothing of who. The link needs no script.

for (const link of document.querySelectorAll('a[data-counted]')) {
  const tell = () => navigator.sendBeacon(link.dataset.counted)
  link.addEventListener('click', tell)
  // The middle button opens it in another tab.
  link.addEventListener('auxclick', (event) => event.button === 1 && tell())
}
