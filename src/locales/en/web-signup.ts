/** Strings of the pages after the form, in English. */

export const signupPages = {
  signup: {
    /** Above what to look for. */
    refused: (domain: string) =>
      `${domain} turns our mail away at the moment, so this letter will be late: it leaves as soon as ${domain} lets us in again. An address elsewhere is quicker, if you have one.`,
  },
}
