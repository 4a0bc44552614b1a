/** Every table, for drizzle. Features import the table files they use. */

export * from './alarms.ts'
export * from './delivery.ts'
export * from './digests.ts'
export * from './feedback.ts'
export * from './operations.ts'
export * from './pace.ts'
export * from './papers.ts'
export * from './returns.ts'
export * from './subscribers.ts'
export * from './tags.ts'
