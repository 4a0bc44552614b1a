/** Where webhooks stand among the pages of the service. */
import { servicePath } from './reader-acts.ts'

export const webhooksPath = `${servicePath}/webhooks`
export const webhookPath = (id: number): string => `${webhooksPath}/${id}`
