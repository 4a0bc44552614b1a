/** Every operation of the admin API, for its description. */
import { mailOperation, pauseMailOperation, resumeMailOperation } from './mail-route.ts'
import {
  changeSubscriberOperation,
  confirmSubscriberOperation,
  eraseSubscriberOperation,
  pauseSubscriberOperation,
  releaseSubscriberOperation,
  suppressSubscriberOperation,
} from './reader-acts-route.ts'
import { subscribeOperation } from './subscribe-route.ts'
import {
  findSubscriberOperation,
  listSubscribersOperation,
  readSubscriberOperation,
} from './subscribers-route.ts'
import { doubtsOperation, verdictOperation } from './verdicts-route.ts'
import { webhookOperations } from './webhook-operations.ts'

export const adminOperations = [
  listSubscribersOperation,
  subscribeOperation,
  findSubscriberOperation,
  readSubscriberOperation,
  changeSubscriberOperation,
  eraseSubscriberOperation,
  pauseSubscriberOperation,
  confirmSubscriberOperation,
  suppressSubscriberOperation,
  releaseSubscriberOperation,
  doubtsOperation,
  verdictOperation,
  mailOperation,
  pauseMailOperation,
  resumeMailOperation,
  ...webhookOperations,
]
