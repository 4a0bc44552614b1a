/** The columns of a row that hold what its sources say of it (paper-facts.ts). */
import { papers } from '../storage/schema/papers.ts'

export const factColumns = {
  title: papers.title,
  abstract: papers.abstract,
  authors: papers.authors,
  categories: papers.categories,
  comment: papers.comment,
  journalRef: papers.journalRef,
  doi: papers.doi,
  license: papers.license,
  url: papers.url,
  submittedAt: papers.submittedAt,
  toldBy: papers.toldBy,
  latestVersion: papers.latestVersion,
  withdrawn: papers.withdrawn,
  sample: papers.sample,
  listingDay: papers.listingDay,
  listingDayEstimated: papers.listingDayEstimated,
}
