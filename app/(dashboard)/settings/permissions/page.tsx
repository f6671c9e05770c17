import { Check } from 'lucide-react'
import type { Metadata } from 'next'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { requireActor } from '@/lib/identity/access/session'
import { PERMISSION_WORDS } from '@/lib/permissions/permission-words'
import { can, PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/permissions/permissions'
import { roleLabel } from '@/lib/permissions/role-words'

export const metadata: Metadata = { title: 'Permissions' }

const permissions = Object.keys(PERMISSIONS) as Permission[]

/** The table the server itself asks (lib/permissions/permissions.ts), for whoever audits who may do what. */
export default async function PermissionsPage() {
  await requireActor()
  return (
    <SettingsFrame current="permissions">
      <Panel
        title="Permissions"
        count={`${permissions.length} permissions, ${ROLES.length} roles`}
        footer="This is the table that every page, action and file asks. Nobody, administrators included, approves what they recorded themselves or passes the cap. It changes only with a new version of Headroom."
      >
        <Table caption="Who may do what">
          <TableHead>
            <Th>Permission</Th>
            {ROLES.map((role) => (
              <Th key={role} width="13%">
                {roleLabel(role)}
              </Th>
            ))}
          </TableHead>
          <TableBody>
            {permissions.map((permission) => (
              <Tr key={permission}>
                <Td>
                  {PERMISSION_WORDS[permission]}
                  <SubLine>{permission}</SubLine>
                </Td>
                {ROLES.map((role) => (
                  <Holds key={role} role={role} permission={permission} />
                ))}
              </Tr>
            ))}
          </TableBody>
        </Table>
      </Panel>
    </SettingsFrame>
  )
}

/**
 * One cell: yes with a mark, no with a dash. On a narrow screen, where the header is gone, the roles that hold it are
 * named.
 */
function Holds({ role, permission }: { role: Role; permission: Permission }) {
  const holds = can(role, permission)
  return (
    <Td fold={holds ? 'full' : 'hidden'} tone={holds ? 'text' : 'text-3'}>
      {holds ? (
        <span className="inline-flex items-center gap-1 text-sm">
          <Icon of={Check} className="text-clear" />
          <span className="tablet:hidden">{roleLabel(role)}</span>
          <span className="max-tablet:hidden">Yes</span>
        </span>
      ) : (
        'No'
      )}
    </Td>
  )
}
