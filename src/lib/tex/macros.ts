/** What the macros of titles and abstracts mean to a reader of plain text. */

const words = (list: string) => new Set(list.split(' '))

/** Functions written upright: kept as words, with a space where letters would touch. */
export const wordOperators = words(
  'log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf ' +
    'lim limsup liminf det dim ker deg gcd hom arg Pr argmax argmin mod bmod lcm poly polylog rank',
)

export const fractions = words('frac dfrac tfrac cfrac sfrac nicefrac')

/** Their argument is text, also inside mathematics. */
export const textual = words(
  'text textrm textup textnormal textbf textit textsl textsc texttt textsf textmd emph mbox hbox ' +
    'underline uline ul uwave sout st hl fbox framebox makebox mathrm mathop textsuperscript textsubscript',
)

/** Switches of font, size and layout, and spacing without width: nothing is left of them. */
export const silent = words(
  'bf it em sc tt rm sf sl bfseries itshape scshape ttfamily sffamily rmfamily normalfont upshape ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle ' +
    'scriptstyle limits nolimits noindent centering protect xspace ignorespaces relax boldmath ' +
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr mathbin mathrel ' +
    'mathord mathopen mathclose smash unboldmath raggedright nonumber',
)

/** Macros after which a lone full stop stands for no delimiter. */
export const delimiters = words('left right middle')

/** Gone with so many arguments. */
export const dropped: Record<string, number> = {
  cite: 1,
  citep: 1,
  citet: 1,
  citeyear: 1,
  citeauthor: 1,
  ref: 1,
  cref: 1,
  Cref: 1,
  eqref: 1,
  label: 1,
  color: 1,
  vspace: 1,
  hspace: 1,
  phantom: 1,
  hphantom: 1,
  hypersetup: 1,
  thanks: 1,
  footnotemark: 0,
  newline: 0,
  nocite: 1,
  begin: 1,
  end: 1,
  vskip: 0,
}

/** Several arguments of which the last is what one reads. */
export const lastOf: Record<string, number> = {
  textcolor: 2,
  colorbox: 2,
  hyperlink: 2,
  raisebox: 2,
  scalebox: 2,
  resizebox: 3,
  overset: 2,
  underset: 2,
  stackrel: 2,
}

/** Shorthands that authors define for themselves, and signs with an argument to come after them. */
export const shorthands: Record<string, string> = {
  eg: 'e.g.',
  ie: 'i.e.',
  etal: 'et al.',
  etc: 'etc.',
  wrt: 'w.r.t.',
  vs: 'vs.',
  cf: 'cf.',
  aka: 'a.k.a.',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  quad: ' ',
  qquad: ' ',
  enspace: ' ',
  space: ' ',
  thinspace: ' ',
  par: ' ',
  item: ' • ',
  rule: '—',
  copyright: '©',
  textbackslash: '\\',
  newblock: ' ',
}

/** Control symbols: a backslash and one character that is no letter. */
export const controlSymbols: Record<string, string> = {
  ' ': ' ',
  '\n': ' ',
  '\t': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '\\': ' ',
  '!': '',
  '-': '',
  '/': '',
  '@': '',
  '|': '‖',
}
