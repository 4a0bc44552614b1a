/** What a reader is told about a query that cannot be understood: what is wrong, and what to do. */

export type QueryComplaint = { message: string; suggestion?: string }

export const queryComplaints = {
  empty: (): QueryComplaint => ({
    message: 'The query is empty.',
    suggestion: 'Write a word, for example captioning.',
  }),
  tooLong: (limit: number): QueryComplaint => ({
    message: `The query is longer than ${limit} characters.`,
    suggestion: 'Split it into several shorter queries.',
  }),
  tooManyTerms: (limit: number): QueryComplaint => ({
    message: `The query has more than ${limit} words and phrases.`,
    suggestion: 'Split it into several shorter queries.',
  }),
  tooDeep: (limit: number): QueryComplaint => ({
    message: `The parentheses are more than ${limit} deep.`,
    suggestion: 'Take some parentheses away.',
  }),
  onlyExcludes: (): QueryComplaint => ({
    message: 'The query only says what to leave out.',
    suggestion: 'Say also what to look for, for example captioning -survey.',
  }),
  alternativeExcludes: (): QueryComplaint => ({
    message: 'One side of an OR only says what to leave out, so nearly every paper would match.',
    suggestion: 'Put the minus beside a word to look for: clip -survey instead of clip OR -survey.',
  }),
  unclosedQuote: (): QueryComplaint => ({
    message: 'A quotation mark is opened and never closed.',
    suggestion: 'Close it with ".',
  }),
  unclosedParenthesis: (): QueryComplaint => ({
    message: 'A parenthesis is opened and never closed.',
    suggestion: 'Close it with ).',
  }),
  strayParenthesis: (): QueryComplaint => ({
    message: 'A parenthesis is closed that was never opened.',
    suggestion: 'Take it away.',
  }),
  emptyParentheses: (): QueryComplaint => ({
    message: 'There is nothing inside the parentheses.',
    suggestion: 'Take them away or write a word inside.',
  }),
  emptyPhrase: (): QueryComplaint => ({
    message: 'There is no word inside the quotation marks.',
    suggestion: 'Take them away or write a word inside.',
  }),
  missingSide: (operator: string): QueryComplaint => ({
    message: `${operator} needs something on both of its sides.`,
    suggestion: `To look for the word itself, write "${operator.toLowerCase()}" in quotation marks.`,
  }),
  nothingExcluded: (): QueryComplaint => ({
    message: 'Nothing follows the word NOT or the minus.',
    suggestion: 'Write what to leave out directly behind it, for example -survey.',
  }),
  looseMinus: (): QueryComplaint => ({
    message: 'A minus stands alone.',
    suggestion: 'To leave a word out write -survey without a space; otherwise take the minus away.',
  }),
  looseEquals: (): QueryComplaint => ({
    message: 'An equals sign must stand directly before a word or a phrase.',
    suggestion: 'For example =CLIP or ="Segment Anything".',
  }),
  unknownField: (name: string, field: string | undefined): QueryComplaint => ({
    message: `There is no field ${name}: to look in.`,
    suggestion:
      field === undefined
        ? 'Fields are ti: abs: au: cat: tag: org: day: src:. To look for text with a colon, put it in quotation marks.'
        : `Write ${field}: instead.`,
  }),
  emptyField: (field: string): QueryComplaint => ({
    message: `Nothing follows ${field}:.`,
    suggestion: `Write a word, a phrase or a parenthesis behind it, for example ${field}:(a OR b).`,
  }),
  minusInField: (field: string): QueryComplaint => ({
    message: `The minus stands inside ${field}:.`,
    suggestion: `Write it in front: -${field}:word.`,
  }),
  nestedField: (inner: string, outer: string): QueryComplaint => ({
    message: `${inner}: stands inside ${outer}:.`,
    suggestion: `Close the parenthesis of ${outer}: first.`,
  }),
  notACategory: (text: string, guess: string | undefined): QueryComplaint => ({
    message: `${text} is not how a category is written.`,
    suggestion: guess
      ? `Did you mean cat:${guess}?`
      : 'For example cat:cs.CV, or cat:cs for all of computer science.',
  }),
  notATag: (text: string): QueryComplaint => ({
    message: `${text} is not how a topic is written.`,
    suggestion: 'Write the end of its page’s address, for example tag:captioning.',
  }),
  notASource: (text: string): QueryComplaint => ({
    message: `${text} is not how a source is written.`,
    suggestion: 'For example src:arxiv or src:hf.',
  }),
  notADay: (text: string): QueryComplaint => ({
    message: `${text} is no day.`,
    suggestion: 'Write day:2026-05-19, day:2026-05, day:2026 or day:2026-05-01..2026-05-19.',
  }),
  daysBackwards: (turned: string): QueryComplaint => ({
    message: 'The first day comes after the last.',
    suggestion: `Did you mean day:${turned}?`,
  }),
  notInRule: (field: string): QueryComplaint => ({
    message: `${field}: cannot stand in the rule of a topic, which sees a paper’s own words alone.`,
    suggestion: 'Use ti: abs: au: cat: or no field.',
  }),
  exactInField: (field: string): QueryComplaint => ({
    message: `An equals sign means nothing inside ${field}:, where case never counts.`,
    suggestion: 'Take it away.',
  }),
  shortPrefix: (): QueryComplaint => ({
    message: 'Two letters before a star would find nearly every paper.',
    suggestion: 'Write three letters or more, for example dif*.',
  }),
  pipe: (): QueryComplaint => ({
    message: 'A bar means nothing here.',
    suggestion: 'Write OR in capitals.',
  }),
} as const
