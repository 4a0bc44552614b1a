/** A day of the calendar as a parameter. */
import { z } from '@hono/zod-openapi'
import { isDay } from '../paths.ts'

export const dayText = z
  .string()
  .refine(isDay, { error: 'is not a day of the calendar, such as 2026-05-19' })
  .openapi({ type: 'string', format: 'date', example: '2026-05-19' })
