/** The four roles of a person. */
export const ROLES = ['analyst', 'manager', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who may do what, for the server and the screens. No role, not even the administrator, allows a person to approve what
 * they recorded themselves (lib/compliance/rules/approval/approval.ts) or to exceed the cap (the database refuses it).
 */
export const PERMISSIONS = {
  'records:read': ['analyst', 'manager', 'auditor', 'administrator'],
  'companies:write': ['analyst', 'manager'],
  'companies:join': ['analyst', 'manager'],
  'companies:confirm-join': ['manager'],
  'products:write': ['analyst', 'manager'],
  'fsb-licenses:write': ['analyst', 'manager'],
  'payments:record': ['analyst', 'manager'],
  'payments:decide': ['manager'],
  'payments:mark-paid': ['analyst', 'manager'],
  'payments:void': ['analyst', 'manager'],
  'payments:confirm-void': ['manager'],
  'payments:declare-violation': ['manager'],
  'bank-letters:issue': ['manager'],
  'ofac-reports:decide': ['manager'],
  'ofac-reports:file': ['analyst', 'manager'],
  'comments:write': ['analyst', 'manager'],
  'screening:use': ['analyst', 'manager', 'auditor', 'administrator'],
  'screening:keep': ['analyst', 'manager'],
  'screening:decide': ['manager'],
  'screening:again': ['manager', 'administrator'],
  'years:close': ['manager'],
  'summaries:sign': ['manager'],
  'exports:create': ['analyst', 'manager', 'auditor', 'administrator'],
  'replays:read': ['manager', 'auditor', 'administrator'],
  'audit:read': ['analyst', 'manager', 'auditor', 'administrator'],
  'law:enter': ['administrator'],
  'law:decide': ['manager', 'administrator'],
  'rates:write': ['analyst', 'manager', 'administrator'],
  'people:write': ['administrator'],
  'people:confirm-access': ['manager', 'administrator'],
  'people:name-deputy': ['manager', 'administrator'],
  'policies:write': ['administrator'],
  'policies:decide': ['manager', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether a role has a permission. */
export const can = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role)

/** The person who acts, as every use case receives them; with the session of a request, without one in a job. */
export type Actor = { id: string; name: string; email: string; role: Role; session?: ActorSession }

/** The session of an actor: the id of its row, and whether its use was noted within the last minute. */
export type ActorSession = { id: string; isNoted: boolean }
