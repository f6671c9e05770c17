'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { InstantText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { OwnFactor } from '@/lib/identity/second-factor/factor-queries'
import { FACTOR_KINDS } from '../people/factor-words'
import { useRefresh } from '../use-refresh'
import { AddPasskey, type AddPasskeyProps } from './add-passkey'
import { RemoveFactor, RenameFactor } from './factor-dialogs'
import { RecoveryCodes } from './recovery-codes'

type Props = {
  factors: readonly OwnFactor[]
  codesLeft: number
  isRequired: boolean
  timeZone: string
  rename: ServerAction<{ name: string }>
  remove: ServerAction<{ name: string }>
  renewCodes: ServerAction<{ recoveryCodes: string[] }>
  /** False while passwords are off: the identity provider signs in, and a second factor is given for decisions. */
  hasPasswords: boolean
  /** Null where the configured address has no passkeys. */
  passkey: AddPasskeyProps | null
}

/** The person's own second factors and how many recovery codes are left. */
export function FactorPanel(props: Props) {
  const { factors, codesLeft, isRequired, timeZone, hasPasswords, rename, remove, renewCodes, passkey } = props
  const need = needText(isRequired, hasPasswords)
  return (
    <Panel title="Second factor" count={`${factors.length} added`} footer={need}>
      {factors.length === 0 ? (
        <p className="p-4 text-text-2">
          {hasPasswords ? 'You sign in with your password alone.' : 'You have no second factor here.'}
        </p>
      ) : (
        <Table caption="Second factors, in the order in which they were added">
          <TableHead>
            <Th>Name</Th>
            <Th num>Added</Th>
            <Th num>Last used</Th>
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          </TableHead>
          <TableBody>
            {factors.map((factor) => (
              <Tr key={factor.id}>
                <Td fold="name">
                  {factor.name}
                  <SubLine>{FACTOR_KINDS[factor.kind]}</SubLine>
                </Td>
                <Td fold="full" num tone="text-2">
                  <FoldedLabel>added </FoldedLabel>
                  <InstantText instant={factor.addedAt} timeZone={timeZone} />
                </Td>
                <Td fold="full" num tone="text-2">
                  <FoldedLabel>last used </FoldedLabel>
                  {factor.usedAt ? <InstantText instant={factor.usedAt} timeZone={timeZone} /> : 'Never'}
                </Td>
                <Td fold="amount" num>
                  <span className="inline-flex gap-2">
                    <RenameFactor factor={factor} action={rename} />
                    <RemoveFactor factor={factor} isLast={factors.length === 1} action={remove} />
                  </span>
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <div className="grid gap-3 border-t border-line p-4">
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/settings/account/authenticator">Add authenticator app</ButtonLink>
          {passkey ? <AddPasskey {...passkey} /> : null}
        </div>
        {factors.length > 0 ? <RenewCodes left={codesLeft} action={renewCodes} /> : null}
      </div>
    </Panel>
  )
}

function RenewCodes({ left, action }: { left: number; action: Props['renewCodes'] }) {
  const refresh = useRefresh()
  const { submit, pending, refusal, value, forget } = useServerForm(action)
  if (value)
    return (
      <div className="rounded-panel border border-line">
        <RecoveryCodes codes={value.recoveryCodes}>
          <Button
            onClick={() => {
              forget()
              refresh()
            }}
          >
            I have stored them
          </Button>
        </RecoveryCodes>
      </div>
    )
  return (
    <form onSubmit={submit} className="grid justify-items-start gap-2">
      <FormProblems refusal={refusal} />
      <p className="text-text-2">{`${left} of 10 recovery codes left. New ones replace them.`}</p>
      <Button type="submit" pending={pending} pendingLabel="Making codes">
        Make new recovery codes
      </Button>
    </form>
  )
}

function needText(isRequired: boolean, hasPasswords: boolean): string {
  if (!hasPasswords) {
    const who = isRequired ? 'Your role needs one' : 'With one'
    return `${who}: what approves or signs takes it again after 10 minutes. Your identity provider signs you in.`
  }
  return isRequired
    ? 'Your role signs in with a second factor.'
    : 'With one, your password alone does not sign in, and what approves or signs takes it again after 10 minutes.'
}
