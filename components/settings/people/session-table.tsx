import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { InstantText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { OpenSession } from '@/lib/identity/sessions/session-queries'

type Props = {
  sessions: readonly OpenSession[]
  /** The session of the reader, which ends with a sign-out and not here. */
  current: string | undefined
  timeZone: string
  /** Null for a reader who may not end them. */
  endOne: { action: ServerAction<unknown>; fields: Record<string, string> } | null
  endAll: { action: ServerAction<unknown>; fields: Record<string, string>; label: string } | null
  /** When a session ends by itself. */
  limits: { sessionIdleMinutes: number; sessionHours: number }
}

/** The open sessions of a person, the one used last first, each with where it is used and a button that ends it. */
export function SessionTable({ sessions, current, timeZone, endOne, endAll, limits }: Props) {
  const { sessionIdleMinutes, sessionHours } = limits
  return (
    <Panel
      title="Sessions"
      count={`${sessions.length} open`}
      footer={
        `A session ends after ${sessionIdleMinutes} minutes without use, and ` +
        `${sessionHours} ${sessionHours === 1 ? 'hour' : 'hours'} after the sign-in.`
      }
    >
      {sessions.length === 0 ? (
        <p className="p-4 text-text-2">No session is open.</p>
      ) : (
        <Table caption="Open sessions, the one used last first">
          <TableHead>
            <Th>Client</Th>
            <Th num>Signed in</Th>
            <Th num>Last used</Th>
            <Th>
              <span className="sr-only">End</span>
            </Th>
          </TableHead>
          <TableBody>
            {sessions.map((session) => (
              <Tr key={session.id}>
                <Td fold="name">
                  {session.client || 'Unknown client'}
                  <SubLine>{session.address ? `from ${session.address}` : 'from an unknown address'}</SubLine>
                </Td>
                <Td fold="full" num tone="text-2">
                  <FoldedLabel>signed in </FoldedLabel>
                  <InstantText instant={session.createdAt} timeZone={timeZone} />
                </Td>
                <Td fold="full" num tone="text-2">
                  <FoldedLabel>last used </FoldedLabel>
                  <InstantText instant={session.lastSeenAt} timeZone={timeZone} />
                </Td>
                <Td fold="amount" num>
                  {session.id === current ? (
                    <span className="text-text-3">This session</span>
                  ) : endOne ? (
                    <EndButton session={session} {...endOne} />
                  ) : null}
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      {endAll && sessions.some(({ id }) => id !== current) ? (
        <div className="border-t border-line p-4">
          <ActionButton
            action={endAll.action}
            fields={endAll.fields}
            announcement="The sessions have ended"
            refused="No session was ended"
            pendingLabel="Ending"
          >
            {endAll.label}
          </ActionButton>
        </div>
      ) : null}
    </Panel>
  )
}

type EndProps = { session: OpenSession; action: ServerAction<unknown>; fields: Record<string, string> }

function EndButton({ session, action, fields }: EndProps) {
  return (
    <ActionButton
      action={action}
      fields={{ ...fields, id: session.id }}
      announcement="The session has ended"
      refused="The session was not ended"
      size="small"
      pendingLabel="Ending"
      aria-label={`End the session of ${session.client || 'an unknown client'}`}
    >
      End
    </ActionButton>
  )
}
