/** Every string about why somebody leaves, in English. */

export const leavingPages = {
  why: {
    title: 'Would you tell us why?',
    text: 'Only if you like. What you say is kept with the day alone: no address, nothing that leads to you.',
    reasons: {
      'too-much': 'Too much mail, or too many papers',
      'not-fitting': 'The papers do not fit',
      'no-time': 'No time to read',
      elsewhere: 'I find papers elsewhere',
      'not-asked': 'I never asked for it',
      other: 'Something else',
    },
    comment: 'In your own words',
    send: 'Tell us',
    thanks: 'Thank you for telling us.',
    nothing: 'Choose a reason or write one, or leave it at that.',
  },
}
