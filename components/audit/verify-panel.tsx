'use client'

import { CircleCheck, Clock, OctagonMinus, ShieldCheck } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { FullVerification } from '@/lib/audit/chains/verification-status'
import { formatInstant } from '@/lib/kernel/calendar'
import { anchoring, coverage, title } from './verification-words'

/** The result of the last verification of the chains and the books, and the button that verifies them again. */
export function VerifyPanel({
  last,
  action,
  timeZone,
}: {
  last: FullVerification | null
  action: ServerAction<FullVerification>
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
            <p className="text-text-2">The books have not been verified since this server started.</p>
          )}
        </div>
        <SubmitButton pending={form.pending} pendingLabel="Verifying the books" icon={<Icon of={ShieldCheck} />}>
          Verify the books now
        </SubmitButton>
      </form>
    </Panel>
  )
}

function Result({ verification, timeZone }: { verification: FullVerification; timeZone: string }) {
  const { chainCount, eventCount, faultCount, faults, books, anchors, guards } = verification
  const isFound = faultCount + books.faultCount + anchors.faultCount + guards.faultCount > 0
  const isWhole = !isFound && books.unrecordedCount === 0 && anchors.unanchored === null
  const { durationMilliseconds, verifiedAt } = verification
  const count = (value: number) => value.toLocaleString('en-US')
  const read = `${count(eventCount)} events in ${count(chainCount)} chains, ${count(books.rowCount)} rows of the books`
  const when = `${formatInstant(new Date(verifiedAt), timeZone)}, in ${(durationMilliseconds / 1000).toFixed(1)} s`
  return (
    <div className="flex gap-2.5">
      <Icon
        of={isFound ? OctagonMinus : isWhole ? CircleCheck : Clock}
        className={classNames('mt-0.5', isFound ? 'text-blocked' : isWhole ? 'text-clear' : 'text-review')}
      />
      <div className="min-w-0">
        <p className={classNames('font-medium', isFound && 'text-blocked')}>{title(verification)}</p>
        <p className="text-sm text-text-3">
          {read}. {when}.
        </p>
        <p className="text-sm text-text-3">{coverage(verification, timeZone)}</p>
        <p className={classNames('text-sm', anchors.unanchored === null ? 'text-text-3' : 'text-text')}>
          {anchoring(anchors, new Date(verifiedAt), timeZone)}
        </p>
        {isFound ? (
          <ul className="mt-1.5 grid gap-1 text-sm">
            {faults.map((fault) => (
              <li key={fault.chain} className="wrap-anywhere">
                <ChainLink chain={fault.chain} />
                {': '}
                {fault.message}
              </li>
            ))}
            {anchors.faults.map(({ chain, message }) => (
              <li key={`anchor ${chain} ${message}`} className="wrap-anywhere">
                {chain ? <ChainLink chain={chain} /> : <span className="font-medium">Anchors</span>}
                {': '}
                {message}
              </li>
            ))}
            {guards.faults.map((fault) => (
              <Fault key={fault.guard} of={fault.guard} message={fault.message} />
            ))}
            {books.faults.map((fault) => (
              <Fault key={`${fault.row} ${fault.message}`} of={fault.row} message={fault.message} />
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}

const ChainLink = ({ chain }: { chain: string }) => (
  <TextLink inline href={`/audit-trail?chain=${encodeURIComponent(chain)}`}>
    {chain}
  </TextLink>
)

function Fault({ of, message }: { of: string; message: string }) {
  return (
    <li className="wrap-anywhere">
      <span className="font-medium">{of}</span>
      {': '}
      {message}
    </li>
  )
}
