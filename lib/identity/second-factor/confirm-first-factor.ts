import 'server-only'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { confirmOwnPassword } from '@/lib/identity/passwords/confirm-own-password'
import { invalidField, ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { factorState, hasFactor } from './factor-queries'

/**
 * Whether the actor may add a second factor: for the first one they type their password, where they sign in with one,
 * since an open browser is not enough. Further ones take the second factor they have (lib/web/operations.ts).
 */
export async function confirmFirstFactor(actor: Actor, typed: string | undefined): Promise<Result<null>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.id } })
  if (!environment.passwordSignIn || !person.passwordHash) return ok(null)
  if (hasFactor(await factorState(actor))) return ok(null)
  return typed ? confirmOwnPassword(person, typed) : invalidField('currentPassword', PASSWORD_MESSAGES.currentMissing)
}
