/** Colours and type of the letters. No pure black or white: Gmail and Outlook turn colours round for
 * dark screens, and pairs from the middle survive that. Every pair here has at least 4.5 : 1, also
 * turned round. Sizes in px: Outlook for Windows knows nothing else well. */

export const colour = {
  /** Behind everything. */
  desk: '#f3f1ec',
  paper: '#fcfbf8',
  ink: '#20242a',
  /** Authors, reasons, footer: 6.2 : 1 on paper. */
  quiet: '#555c66',
  /** 7.4 : 1 on paper. */
  link: '#1c4e86',
  /** Under a title; links elsewhere have the browser's own line. */
  underline: '#a3b5ca',
  rule: '#dbd7cd',
  note: '#f3efe3',
  badge: '#e7efe3',
  badgeInk: '#2b5030',
} as const

/** Unquoted: React writes a quote as six characters, some hundred times a letter. */
export const face = {
  serif: 'Georgia, Times New Roman, serif',
  sans: '-apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif',
} as const

/** Where a client honours the reader's scheme itself; the others turn colours round. */
export const darkStyle = `
@media (prefers-color-scheme: dark) {
  .pb-desk { background-color: #15171a !important; }
  .pb-paper { background-color: #1d2024 !important; }
  .pb-ink { color: #e6e3dc !important; }
  .pb-quiet { color: #a9adb3 !important; }
  .pb-link { color: #9cc3f0 !important; }
  .pb-title { text-decoration-color: #5a7696 !important; }
  .pb-rule { border-color: #3a3e44 !important; }
  .pb-double { border-color: #8d9299 !important; }
  .pb-note { background-color: #282a2c !important; }
  .pb-badge { background-color: #29372b !important; color: #b9d8b8 !important; }
  .pb-button { background-color: #9cc3f0 !important; color: #15171a !important; }
}
@media (min-width: 620px) {
  .pb-page { padding-left: 36px !important; padding-right: 36px !important; }
}`
