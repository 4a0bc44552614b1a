/** What came back of what left, over the seven days that end with each day: as the breaker looks at it. */
type Day = { day: string; accepted: number; bounces: number; complaints: number }

const window = 7

/** Oldest first.. */
export const weekShares = (
  days: readonly Day[],
  events: 'bounces' | 'complaints',
): Array<{ day: string; share: number }> =>
  days.map(({ day }, at) => {
    const week = days.slice(Math.max(0, at + 1 - window), at + 1)
    const letters = week.reduce((sum, one) => sum + one.accepted, 0)
    const back = week.reduce((sum, one) => sum + one[events], 0)
    return { day, share: letters === 0 ? 0 : back / letters }
  })
