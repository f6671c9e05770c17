import { PERMISSIONS, type Permission, type Role } from '@/lib/permissions/permissions'

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** Why there is no button here for this role, and who has it: "Analysts and managers edit companies." */
export function RoleNote({ permission, verb }: { permission: Permission; verb: string }) {
  const holders = PERMISSIONS[permission].map((role: Role) => `${role}s`)
  const words = listed.format(holders)
  return <span className="text-sm text-text-3">{`${words.charAt(0).toUpperCase()}${words.slice(1)} ${verb}`}</span>
}
