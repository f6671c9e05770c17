import { TOTP } from 'otpauth'

export const STEP_MILLISECONDS = 30_000

/** The code that an authenticator app with this secret shows, `steps` of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: Date.now() + steps * STEP_MILLISECONDS })
