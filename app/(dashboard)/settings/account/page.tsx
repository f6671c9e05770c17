import type { Metadata } from 'next'
import { ChangePasswordForm } from '@/components/settings/change-password-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { FactList } from '@/components/ui/fact-list'
import { Columns } from '@/components/ui/layout'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/identity/access/session'
import { hasPassword } from '@/lib/identity/people/people-queries'
import { ROLE_WORDS, roleLabel } from '@/lib/permissions/role-words'
import { changeOwnPasswordAction } from './actions'

export const metadata: Metadata = { title: 'My account' }

/** What Headroom knows about the person who reads this, and their password. */
export default async function AccountPage() {
  const actor = await requireActor()
  const facts = [
    { label: 'Name', value: actor.name },
    { label: 'E-mail', value: actor.email },
    {
      label: 'Role',
      value: `${roleLabel(actor.role)}: ${ROLE_WORDS[actor.role].toLowerCase().replaceAll('fsb', 'FSB')}`,
    },
  ]
  return (
    <SettingsFrame current="account">
      <Columns kind="even">
        <Panel title="My account" padded footer="An administrator changes these under People.">
          <FactList facts={facts} />
        </Panel>
        <Panel title="Password" padded>
          {(await hasPassword(actor.id)) ? (
            <ChangePasswordForm action={changeOwnPasswordAction} email={actor.email} />
          ) : (
            <p className="text-text-2">
              You have no password: in the demo nobody does. An administrator can make a link to choose one.
            </p>
          )}
        </Panel>
      </Columns>
    </SettingsFrame>
  )
}
