import type { Role } from './permissions'

/** What each role is for, in a sentence for whoever chooses one. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  analyst: 'Enters companies, products, FSB licenses and payments',
  manager: 'Enters records too, approves payments, closes the year',
  auditor: 'Reads everything, exports and verifies, changes nothing',
  administrator: 'Manages people, exchange rates and policies',
}

/** `Analyst` for analyst. */
export const roleLabel = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1)
