import { z } from 'zod'
import { PASSWORD_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { requiredLine } from '@/lib/kernel/text'
import { ROLES } from '@/lib/permissions/permissions'
import { normalizePassword, passwordLengthProblem } from './password-policy'

/** An email address as it is stored: one line, in lower case. */
export const emailInput = requiredLine('the email address', 254)
  .transform((typed) => typed.toLowerCase())
  .pipe(z.email(PERSON_MESSAGES.emailInvalid))

export const personNameInput = requiredLine('the name', 120)

export const roleInput = z.enum(ROLES, PERSON_MESSAGES.roleMissing)

/** A new password of an allowed length. The use case checks the rest, for which it knows the person. */
export const newPasswordInput = z
  .string(PASSWORD_MESSAGES.missing)
  .transform(normalizePassword)
  .superRefine((password, context) => {
    const problem = passwordLengthProblem(password)
    if (problem) context.addIssue(problem)
  })

/** The token of a one-time link, as the form posts it. */
export const tokenInput = z.string().max(200).default('')
