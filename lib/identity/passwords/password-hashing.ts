import 'server-only'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { log } from '@/lib/database/log'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { err, ok, type Result } from '@/lib/kernel/result'
import { BoundedQueue, type Lane } from './bounded-queue'
import { normalizePassword } from './password-policy'
import { LONGEST_PASSWORD } from './password-rule'

/** Half of the cores stay free for pages, and so do the other threads of Node's pool. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2))
const WAITING_IN_A_LANE = 32

// On globalThis: a built application has more than one copy of a module, and the bound holds for the process.
const shared = globalThis as typeof globalThis & { headroomPasswordQueue?: BoundedQueue }
const queue = (): BoundedQueue => {
  shared.headroomPasswordQueue ??= new BoundedQueue(AT_ONCE, WAITING_IN_A_LANE)
  return shared.headroomPasswordQueue
}

/**
 * Does work that hashes a password. Only half as many as the machine has cores run at the same time, and a few wait,
 * those in the `known` lane first; more are refused at once. So a storm of sign-ins cannot take the machine from the
 * pages, and a stranger's storm cannot take the sign-in from a known device.
 */
export async function whileHashing<Value>(lane: Lane, work: () => Promise<Value>): Promise<Result<Value>> {
  const slot = queue().enter(lane)
  if (!slot) {
    log.warn({ lane }, 'a password was not checked: too many are waiting')
    return err({ kind: 'unavailable', message: PASSWORD_MESSAGES.busy })
  }
  await slot.ready
  try {
    return ok(await work())
  } finally {
    slot.leave()
  }
}

/** Whether a stranger's password would be refused unchecked now: nothing else of a sign-in need be done then. */
export const isHashingFull = (): boolean => queue().isFull('stranger')

/**
 * The hash of a new password: argon2id with the library's parameters (19 MiB, two passes), about 50 ms each. A refusal
 * when too many are waiting.
 */
export const hashPassword = (password: string): Promise<Result<string>> =>
  whileHashing('known', () => hash(normalizePassword(password)))

/**
 * Verified where no one has the address, so that the response time does not reveal who has an account: a hash with the
 * same parameters, of a password that no one has.
 */
export const NO_ONES_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$kuuBA1SN3fkd7pNtoCjy2g$+1ynw0GsJvwDJVUgL76mS0149KAwBjkp68qnlV6UpJ8'

/**
 * Whether a password matches a stored hash. One that was stored before passwords were normalized is compared as typed.
 * Call it in `whileHashing`.
 */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  const typed = password.slice(0, LONGEST_PASSWORD + 1)
  const normalized = normalizePassword(typed)
  return (await verify(passwordHash, normalized)) || (normalized !== typed && (await verify(passwordHash, typed)))
}
