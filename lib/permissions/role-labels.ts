import { PERMISSIONS, type Permission, type Role } from './permissions'

/** The purpose of each role, shown where one is chosen. */
export const ROLE_DESCRIPTIONS: Readonly<Record<Role, string>> = {
  analyst: 'Enters companies, products, FSB licenses and payments',
  manager: 'Enters records too, approves payments, closes the year',
  auditor: 'Reads everything, exports and verifies, changes nothing',
  administrator: 'Manages people, exchange rates, policies and the law',
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** `analysts and managers`: the roles that have a permission. */
export const rolesWith = (permission: Permission): string =>
  listed.format(PERMISSIONS[permission].map((role: Role) => `${role}s`))

/** `Analyst` for analyst. */
export const roleLabel = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1)
