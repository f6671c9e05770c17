import { expect, it } from 'vitest'
import { ROLES } from './permissions'
import { roleRefusal } from './role-refusal'

it.each(ROLES)('the refusal of an %s names that role', (role) => {
  const { message } = roleRefusal({ id: 'id', name: 'Name', email: 'name@company.com', role })
  expect(message.toLowerCase().startsWith(`${role}s cannot do this`)).toBe(true)
})
