import type { ReactNode } from 'react'
import { OwnDrafts } from '@/components/forms/own-drafts'
import { FactorQuestion } from '@/components/second-factor/factor-question'
import { AccessNotices } from '@/components/settings/people/access-notices'
import { LedgerStatus, type LedgerStatusName } from '@/components/shell/ledger-status'
import { Providers } from '@/components/shell/providers'
import { Shell } from '@/components/shell/shell'
import { TimeZone } from '@/components/ui/forms/time-zone'
import { type FullVerification, isWithoutFault, verificationStatus } from '@/lib/audit/chains/verification-status'
import { frameFacts } from '@/lib/identity/organisation/frame-facts'
import { unreadAccess } from '@/lib/identity/people/access-queries'
import { unreadResets } from '@/lib/identity/people/reset-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatInstant } from '@/lib/kernel/calendar'
import { giveFactorAction, passkeyQuestionAction, readAccessNoticesAction } from './settings/account/actions'

/** Every page behind sign-in, in its frame. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const until = new Date().toISOString()
  const [{ timeZone, ...facts }, notices, resets] = await Promise.all([
    frameFacts(actor),
    unreadAccess(actor),
    unreadResets(actor),
  ])
  return (
    <Providers>
      <OwnDrafts personId={actor.id} />
      <TimeZone value={timeZone}>
        <Shell facts={facts} ledgerStatus={<Verified timeZone={timeZone} />}>
          <AccessNotices notices={notices} resets={resets} until={until} action={readAccessNoticesAction} />
          {children}
        </Shell>
        <FactorQuestion give={giveFactorAction} askPasskey={passkeyQuestionAction} />
      </TimeZone>
    </Providers>
  )
}

function Verified({ timeZone }: { timeZone: string }) {
  const { last } = verificationStatus()
  if (!last) return <LedgerStatus status="pending" />
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return <LedgerStatus status={statusName(last)} when={`${formatInstant(last.verifiedAt, timeZone)} ${city}`} />
}

function statusName(last: FullVerification): LedgerStatusName {
  if (last.faultCount + last.books.faultCount + last.anchors.faultCount > 0) return 'broken'
  if (last.guards.faultCount > 0) return 'unguarded'
  return isWithoutFault(last) ? 'holds' : 'partly'
}
