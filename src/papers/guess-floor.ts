/** What statistics guess with less confidence is shown to editors only, and mailed only as a day's best
 * match. What rules and editors say has confidence 1. */
export const guessFloor = 0.6
