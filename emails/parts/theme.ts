/** Colours and type of the letters. No pure black or white: Gmail and Outlook turn colours round for
 * dark screens, and pairs from the middle survive that. Every pair here has at least 4.5 : 1, also
 * turned round. Sizes in px: Outlook for Windows knows nothing else well. */
import { mailLanguage } from '../../src/locales/texts.ts'

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
  /** What is good to know of a paper: accepted at. */
  badge: '#2b5030',
  onButton: '#fbfaf7',
} as const

/** Where a client honours the reader's scheme itself; the others turn colours round. */
export const darkColour: Record<keyof typeof colour, string> = {
  desk: '#15171a',
  paper: '#1d2024',
  ink: '#e6e3dc',
  quiet: '#a9adb3',
  link: '#9cc3f0',
  underline: '#5a7696',
  rule: '#3a3e44',
  note: '#282a2c',
  badge: '#a8cfa7',
  onButton: '#15171a',
}

/** Short, because some stand in every card. A letter is whole without any of them. */
export const className = {
  desk: 'd',
  paper: 'p',
  ink: 'i',
  quiet: 'q',
  title: 't',
  rule: 'r',
  double: 'm',
  note: 'n',
  badge: 'g',
  button: 'b',
  /** Cells as wide as the column: more air on wide screens. */
  wide: 'w',
  column: 'c',
  /** Save, More, Less. */
  acts: 'f',
} as const

/** Fonts of Windows and the serif places of Apple, by the language as `lang` says it; elsewhere the
 * system finds its own. */
const eastAsian: Record<string, string> = {
  ja: 'Hiragino Sans,Yu Gothic,Meiryo,',
  ko: 'Apple SD Gothic Neo,Malgun Gothic,',
  'zh-Hans': 'PingFang SC,Microsoft YaHei,',
}

/** Unquoted: React writes a quote as six characters. A cell names its own, because some clients let
 * no table take over what is around it; what stands in the cell does take it over. */
export function faceOf(locale: string): { serif: string; sans: string } {
  const fonts = eastAsian[mailLanguage(locale)] ?? ''
  return {
    // Serif faces of East Asian systems are made for print.
    serif: fonts === '' ? 'Georgia,serif' : `Georgia,${fonts}sans-serif`,
    sans: `-apple-system,Segoe UI,Roboto,${fonts}Helvetica,Arial,sans-serif`,
  }
}

const c = className
const dark = darkColour

/** What letters are better for but whole without; `a` before classes, which win over it. */
export const styleSheet = [
  `a{color:${colour.link}}`,
  `.${c.title}{text-decoration-color:${colour.underline};text-decoration-thickness:1px;text-underline-offset:3px}`,
  `.${c.acts} a{display:inline-block;padding:7px 0}`,
  `@media (min-width:620px){.${c.wide}{padding-left:36px!important;padding-right:36px!important}}`,
  '@media (prefers-color-scheme:dark){',
  `a{color:${dark.link}!important}`,
  `.${c.desk}{background-color:${dark.desk}!important}`,
  `.${c.paper}{background-color:${dark.paper}!important}`,
  `.${c.note}{background-color:${dark.note}!important;color:${dark.ink}!important}`,
  `.${c.ink}{color:${dark.ink}!important}`,
  `.${c.quiet}{color:${dark.quiet}!important}`,
  `.${c.badge}{color:${dark.badge}!important}`,
  `.${c.title}{text-decoration-color:${dark.underline}!important}`,
  `.${c.rule}{border-color:${dark.rule}!important}`,
  `.${c.double}{border-color:${dark.quiet}!important}`,
  `.${c.button}{background-color:${dark.link}!important;color:${dark.onButton}!important}`,
  '}',
].join('')

/** For Word, which draws Outlook's mail on Windows: it takes no font over from a cell into a
 * paragraph, and knows no widest width. */
export const wordStyle = (locale: string): string => {
  const { serif, sans } = faceOf(locale)
  return (
    `<!--[if mso]><style>td,p{font-family:${sans}}h1,h2,p.${c.ink}{font-family:${serif}}` +
    `.${c.column}{width:600px}</style><![endif]-->`
  )
}
