import { Callout } from '@/components/ui/callout'
import { PERMISSIONS, type Permission, type Role } from '@/lib/permissions/permissions'

const PLURALS: Record<Role, string> = {
  analyst: 'analysts',
  manager: 'managers',
  auditor: 'auditors',
  administrator: 'administrators',
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** Why a button is not here: what `what` needs, and who has it. */
export function NotYours({ what, permission }: { what: string; permission: Permission }) {
  const holders = listed.format(PERMISSIONS[permission].map((role) => PLURALS[role]))
  return (
    <Callout title={`You can read this.`}>
      {what} is for {holders}.
    </Callout>
  )
}
