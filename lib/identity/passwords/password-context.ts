import 'server-only'
import { db } from '@/lib/database/db'
import type { PasswordContext } from './password-policy'

/** What others know of a person, so that the new password is not made of it. */
export async function passwordContextOf({ email, name }: { email: string; name: string }): Promise<PasswordContext> {
  const organisation = await db.organisation.findFirst({ select: { name: true } })
  return { email, name, organisationName: organisation?.name ?? '' }
}
