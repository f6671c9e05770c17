import { Check } from 'lucide-react'
import type { Metadata } from 'next'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { Icon } from '@/components/ui/display/icon'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { requireActor } from '@/lib/identity/sign-in/session'
import { PERMISSION_LABELS } from '@/lib/permissions/permission-labels'
import { can, PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/permissions/permissions'
import { roleLabel } from '@/lib/permissions/role-labels'

export const metadata: Metadata = { title: 'Permissions' }

const permissions = Object.keys(PERMISSIONS) as Permission[]

/** The table that the server itself uses (lib/permissions/permissions.ts), for an audit of who may do what. */
export default async function PermissionsPage() {
  await requireActor()
  return (
    <SettingsFrame current="permissions">
      <Panel
        title="Permissions"
        count={`${permissions.length} permissions, ${ROLES.length} roles`}
        footer={
          'Every page, action and file checks this table. No one, including administrators, can approve what they ' +
          'recorded themselves or exceed the cap. It changes only with a new version of Headroom.'
        }
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
                  {PERMISSION_LABELS[permission]}
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
 * One cell: Yes with a check mark, or No. On a narrow screen, which has no header, the roles that have the permission
 * are named.
 */
function Holds({ role, permission }: { role: Role; permission: Permission }) {
  const holds = can(role, permission)
  return (
    <Td fold={holds ? 'full' : 'hidden'} tone={holds ? 'text' : 'text-3'}>
      {holds ? (
        <span className="inline-flex items-center gap-1 text-sm">
          <Icon of={Check} className="text-clear" />
          <span className="unfolded:hidden">{roleLabel(role)}</span>
          <span className="folded:hidden">Yes</span>
        </span>
      ) : (
        'No'
      )}
    </Td>
  )
}
