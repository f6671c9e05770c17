import type { Refusal } from '@/lib/kernel/result'
import { type Actor, can, type Permission, type Role } from './permissions'

/** Who may change an object of a kind: its owner, with this permission, and these roles for any owner. */
type OwnerRule = { permission: Permission; others: readonly Role[]; noun: string }

/**
 * The objects that belong to a person. Everyone may read what the lists show; only these may change it. Payments,
 * records and decisions belong to the organisation: permissions.ts and the rules of four eyes decide about them.
 * Comments belong to their author and are never changed, by anyone.
 */
export const OWNED_OBJECTS = {
  'export-schedule': { permission: 'exports:create', others: ['administrator'], noun: 'schedule' },
  'saved-export': { permission: 'exports:create', others: ['administrator'], noun: 'saved settings' },
  'export-file': { permission: 'exports:create', others: ['administrator'], noun: 'file' },
  'saved-view': { permission: 'records:read', others: [], noun: 'view' },
  'screening-list': { permission: 'screening:keep', others: [], noun: 'list' },
  deputyship: { permission: 'people:name-deputy', others: ['administrator'], noun: 'deputyship' },
  session: { permission: 'records:read', others: ['administrator'], noun: 'session' },
} as const satisfies Record<string, OwnerRule>

export type OwnedObject = keyof typeof OWNED_OBJECTS

/**
 * Whether a person may change an object. `ownerId` is the owner that the database has, never one that a request names.
 */
export function mayChange(actor: Pick<Actor, 'id' | 'role'>, object: OwnedObject, ownerId: string): boolean {
  const { permission, others }: OwnerRule = OWNED_OBJECTS[object]
  return can(actor.role, permission) && (actor.id === ownerId || others.includes(actor.role))
}

/** The refusal of a change by someone else than the owner. */
export function ownerRefusal(object: OwnedObject): Refusal {
  const { others, noun }: OwnerRule = OWNED_OBJECTS[object]
  const roles = others.map((role) => ` or an ${role}`).join('')
  return { kind: 'forbidden', message: `This ${noun} belongs to someone else. Only its owner${roles} can change it` }
}
