import type { ServerAction } from '@/components/forms/use-server-form'
import { Panel } from '@/components/ui/layout/panel'
import { ChangePasswordForm } from './change-password-form'

type Props = {
  /** The name of the identity provider where people sign in with it alone; null where there are passwords. */
  onlyProvider: string | null
  hasPassword: boolean
  email: string
  action: ServerAction<{ changed: true }>
}

/** The form for another password, or how the reader signs in without one. */
export function OwnPassword({ onlyProvider, hasPassword, email, action }: Props) {
  if (onlyProvider !== null)
    return (
      <Panel title="Signing in" padded>
        <p className="text-text-2">You sign in with {onlyProvider}. Passwords are turned off here.</p>
      </Panel>
    )
  return (
    <Panel title="Password" padded>
      {hasPassword ? (
        <ChangePasswordForm action={action} email={email} />
      ) : (
        <p className="text-text-2">
          You have no password: no one has one in the demo. An administrator can create a link for choosing one.
        </p>
      )}
    </Panel>
  )
}
