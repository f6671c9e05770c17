import { describe, expect, it } from 'vitest'
import { Role as StoredRole } from '@/generated/prisma/enums'
import { PERMISSION_LABELS } from './permission-labels'
import { can, PERMISSIONS, type Permission, ROLES } from './permissions'

/** The whole table again, by role, as an auditor would write it down. */
const EXPECTED: Record<(typeof ROLES)[number], Permission[]> = {
  analyst: [
    'records:read',
    'companies:write',
    'companies:join',
    'products:write',
    'fsb-licenses:write',
    'payments:record',
    'payments:mark-paid',
    'payments:void',
    'ofac-reports:file',
    'comments:write',
    'screening:use',
    'screening:keep',
    'exports:create',
    'audit:read',
    'rates:write',
  ],
  manager: [
    'records:read',
    'law:decide',
    'policies:decide',
    'companies:write',
    'companies:join',
    'companies:confirm-join',
    'products:write',
    'fsb-licenses:write',
    'payments:record',
    'payments:decide',
    'payments:mark-paid',
    'payments:void',
    'payments:confirm-void',
    'payments:declare-violation',
    'bank-letters:issue',
    'ofac-reports:decide',
    'ofac-reports:file',
    'comments:write',
    'screening:use',
    'screening:keep',
    'screening:decide',
    'screening:again',
    'years:close',
    'summaries:sign',
    'exports:create',
    'replays:read',
    'audit:read',
    'people:confirm-access',
    'people:name-deputy',
    'rates:write',
  ],
  auditor: ['records:read', 'screening:use', 'exports:create', 'replays:read', 'audit:read'],
  administrator: [
    'records:read',
    'law:decide',
    'law:enter',
    'screening:use',
    'screening:again',
    'exports:create',
    'replays:read',
    'audit:read',
    'rates:write',
    'people:confirm-access',
    'people:name-deputy',
    'people:write',
    'policies:write',
    'policies:decide',
  ],
}

const permissions = Object.keys(PERMISSIONS) as Permission[]

describe('the permission table', () => {
  it.each(ROLES)('%s', (role) => {
    expect(permissions.filter((permission) => can(role, permission)).sort()).toEqual([...EXPECTED[role]].sort())
  })

  it('an auditor changes nothing', () => {
    const changing = permissions.filter((permission) => !/:(read|create|use)$/.test(permission))
    expect(changing.filter((permission) => can('auditor', permission))).toEqual([])
  })

  it('an administrator, who manages people, has no permission on payments', () => {
    expect(
      permissions.filter((permission) => permission.startsWith('payments:') && can('administrator', permission)),
    ).toEqual([])
  })

  it('has the roles of the database and a label for every permission', () => {
    expect([...ROLES].sort()).toEqual(Object.values(StoredRole).sort())
    expect(Object.keys(PERMISSION_LABELS).sort()).toEqual([...permissions].sort())
  })
})
