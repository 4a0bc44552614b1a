// "Use this device's" beside the zone of somebody who has one already.

function setUpOwnZone(button) {
  const field = button.form?.elements.timezone
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!field || !zone) return
  const show = () => {
    button.hidden = field.value === zone
  }
  button.textContent += `: ${zone.replaceAll('_', ' ')}`
  button.addEventListener('click', () => {
    const known = [...field.options].some((option) => option.value === zone)
    if (!known) field.add(new Option(zone, zone))
    field.value = zone
    field.dispatchEvent(new Event('change', { bubbles: true }))
    field.focus()
  })
  field.addEventListener('change', show)
  show()
}

for (const button of document.querySelectorAll('[data-own-zone]')) setUpOwnZone(button)

// The figures beside each strictness follow the preview.
for (const place of document.querySelectorAll('[data-settings] [data-preview-here]')) {
  new MutationObserver(() => {
    for (const figure of place.querySelectorAll('[data-figure]')) {
      const line = document.querySelector(`[data-a-day="${figure.dataset.figure}"]`)
      if (line) line.textContent = figure.textContent
    }
  }).observe(place, { childList: true })
}
