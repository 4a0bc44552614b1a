/** Every setting and its meaning, one entry a variable: README and .env.example are made from it, in this
 * order. */
import { z } from 'zod'
import { mailSettings } from './mail.ts'
import { modelSettings } from './models.ts'
import { runningSettings } from './running.ts'
import { serviceSettings } from './service.ts'
import { sourceSettings } from './sources.ts'

export const environmentSchema = z.object({
  ...serviceSettings,
  ...mailSettings,
  ...runningSettings,
  ...sourceSettings,
  ...modelSettings,
})

export type Environment = z.infer<typeof environmentSchema>
