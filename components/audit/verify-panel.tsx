'use client'

import { CircleCheck, OctagonMinus, ShieldCheck } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Icon } from '@/components/ui/display/icon'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { Verification } from '@/lib/audit/chains/verify-all-chains'
import { formatInstant } from '@/lib/kernel/calendar'

/** The result of the last verification of every chain, and the button that verifies them again. */
export function VerifyPanel({
  last,
  action,
  timeZone,
}: {
  last: Verification | null
  action: ServerAction<Verification>
  timeZone: string
}) {
  const form = useServerForm(action)
  const shown = form.value ?? last
  return (
    <Panel className="mb-4">
      <form onSubmit={form.submit} className="flex items-start gap-4 px-4 py-3 max-tablet:flex-wrap">
        <div className="min-w-0 flex-1 max-tablet:basis-full" aria-live="polite">
          <FormProblems refusal={form.refusal} />
          {shown ? (
            <Result verification={shown} timeZone={timeZone} />
          ) : (
            <p className="text-text-2">The chains have not been verified since this server started.</p>
          )}
        </div>
        <SubmitButton pending={form.pending} pendingLabel="Verifying the chains" icon={<Icon of={ShieldCheck} />}>
          Verify the chains now
        </SubmitButton>
      </form>
    </Panel>
  )
}

function Result({ verification, timeZone }: { verification: Verification; timeZone: string }) {
  const { chainCount, eventCount, faultCount, faults, durationMilliseconds, verifiedAt } = verification
  const read = `${eventCount.toLocaleString('en-US')} events in ${chainCount.toLocaleString('en-US')} chains`
  const when = `${formatInstant(new Date(verifiedAt), timeZone)}, in ${(durationMilliseconds / 1000).toFixed(1)} s`
  if (faultCount === 0) {
    return (
      <div className="flex gap-2.5">
        <Icon of={CircleCheck} className="mt-0.5 text-clear" />
        <div>
          <p className="font-medium">Every chain is valid</p>
          <p className="text-sm text-text-3">
            {read}, each hash computed again and each end compared with its head. {when}.
          </p>
        </div>
      </div>
    )
  }
  return (
    <div className="flex gap-2.5">
      <Icon of={OctagonMinus} className="mt-0.5 text-blocked" />
      <div className="min-w-0">
        <p className="font-medium text-blocked">
          {faultCount === 1 ? 'One chain is not valid' : `${faultCount} chains are not valid`}
        </p>
        <p className="text-sm text-text-3">
          {read}. {when}. The first problem of each chain:
        </p>
        <ul className="mt-1.5 grid gap-1 text-sm">
          {faults.map((fault) => (
            <li key={fault.chain} className="wrap-anywhere">
              <TextLink inline href={`/audit-trail?chain=${encodeURIComponent(fault.chain)}`}>
                {fault.chain}
              </TextLink>
              {': '}
              {fault.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
