import type { ReactNode } from 'react'
import { LedgerStatus } from '@/components/shell/ledger-status'
import { Shell } from '@/components/shell/shell'
import { TimeZone } from '@/components/ui/forms/time-zone'
import { verificationStatus } from '@/lib/audit/chains/verification-status'
import { frameFacts } from '@/lib/identity/organisation/frame-facts'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatInstant } from '@/lib/kernel/calendar'

/** Every page behind sign-in, in its frame. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { timeZone, ...facts } = await frameFacts(await requireActor())
  return (
    <TimeZone value={timeZone}>
      <Shell facts={facts} ledgerStatus={<Verified timeZone={timeZone} />}>
        {children}
      </Shell>
    </TimeZone>
  )
}

function Verified({ timeZone }: { timeZone: string }) {
  const { last } = verificationStatus()
  if (!last) return <LedgerStatus status="pending" />
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return (
    <LedgerStatus
      status={last.faultCount === 0 ? 'holds' : 'broken'}
      when={`${formatInstant(last.verifiedAt, timeZone)} ${city}`}
    />
  )
}
