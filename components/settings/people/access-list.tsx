import { Trail } from '@/components/ui/display/timeline'
import { Panel } from '@/components/ui/layout/panel'
import type { Access } from '@/lib/identity/people/access-queries'
import { accessHistory } from './access-words'

/** Every password link, change and reactivation of an account, newest first. */
export function AccessList({ access, timeZone }: { access: Access[]; timeZone: string }) {
  return (
    <Panel title="Access to this account" padded>
      {access.length === 0 ? (
        <p className="text-sm text-text-3">
          No password link was created, and no one changed the role or email address.
        </p>
      ) : (
        <Trail items={access.map((each) => ({ key: each.id, description: accessHistory(each, timeZone) }))} />
      )}
    </Panel>
  )
}
