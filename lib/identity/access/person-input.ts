import { z } from 'zod'
import { requiredLine } from '@/lib/kernel/text'
import { ROLES } from '@/lib/permissions/permissions'
import { passwordProblem } from './password-policy'

/** An e-mail as it is kept: one line, lower case. */
export const emailInput = requiredLine('the e-mail', 254)
  .transform((typed) => typed.toLowerCase())
  .pipe(z.email('Enter an e-mail such as name@company.com'))

export const personNameInput = requiredLine('the name', 120)

export const roleInput = z.enum(ROLES, 'Choose a role')

/** A password that somebody chooses; the use case asks passwordProblem again with the e-mail of the person. */
export const chosenPasswordInput = z.string('Enter a password').superRefine((password, context) => {
  const problem = passwordProblem(password, '')
  if (problem) context.addIssue(problem)
})

/** The token of a one-time link as the form posts it back. */
export const tokenInput = z.string().max(200).default('')
