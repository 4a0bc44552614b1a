/** Strings of the pages after the form, in English. */

export const signupPages = {
  signup: {
    /** Above what to look for. */
    refused: (domain: string) =>
      `${domain} turns our mail away at the moment, so this letter will be late: it leaves as soon as ${domain} lets us in again. An address elsewhere is quicker, if you have one.`,
    /** Of a letter with a link that was asked for. */
    noLink: (domain: string) =>
      `${domain} turns our mail away at the moment, so no letter gets there, and none is kept for later. Please ask again in a day or two.`,
  },
}
