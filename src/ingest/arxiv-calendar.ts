/** arXiv's day: it turns at midnight in New York, and so do its listings. */
import { instantOfLocal, localDate } from '../lib/local-time.ts'

const zone = 'America/New_York'

/** 00:00 US Eastern of a listing day: when corpus files and back-fill count as available. */
export const startOfListingDay = (day: string): Date => instantOfLocal(day, 0, zone)

/** The listing day an instant falls on, YYYY-MM-DD. */
export const listingDayAt = (at: Date): string => localDate(at, zone)
