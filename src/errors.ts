/** The one error the product throws on purpose: a code with help. Web and CLI translate it once. */

export type ErrorCode =
  | 'bad-input'
  | 'bad-config'
  | 'bad-token'
  | 'expired'
  | 'not-found'
  | 'forbidden'
  | 'too-many'
  | 'conflict'
  | 'unavailable'
  | 'upstream'

/** `message` says what is wrong, `help` what to do about it; both are shown to people. */
export class PaperboyError extends Error {
  readonly code: ErrorCode
  readonly help: string | undefined

  constructor(code: ErrorCode, message: string, options: { help?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'PaperboyError'
    this.code = code
    this.help = options.help
  }
}

export const httpStatusOf: Record<ErrorCode, 400 | 403 | 404 | 409 | 410 | 429 | 500 | 502 | 503> =
  {
    'bad-input': 400,
    'bad-config': 500,
    'bad-token': 404,
    expired: 410,
    'not-found': 404,
    forbidden: 403,
    'too-many': 429,
    conflict: 409,
    unavailable: 503,
    upstream: 502,
  }

/** 2: the command was given wrong; 1: it was right but could not be done. */
export const exitCodeOf = (code: ErrorCode): 1 | 2 =>
  code === 'bad-input' || code === 'bad-config' ? 2 : 1
