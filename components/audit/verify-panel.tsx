'use client'

import { CircleCheck, Clock, OctagonMinus, ShieldCheck } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { BookVerification } from '@/lib/audit/books/verify-books'
import type { AnchorVerification } from '@/lib/audit/chains/anchors/verify-anchors'
import type { FullVerification } from '@/lib/audit/chains/verification-status'
import { formatInstant } from '@/lib/kernel/calendar'

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
  const { chainCount, eventCount, faultCount, faults, durationMilliseconds, verifiedAt, books, anchors } = verification
  const isFound = faultCount + books.faultCount + anchors.faultCount > 0
  const isWhole = !isFound && books.unrecordedCount === 0 && anchors.unanchored === null
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
        <p className="text-sm text-text-3">{coverage(books, timeZone)}</p>
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
            {books.faults.map((fault) => (
              <li key={`${fault.row} ${fault.message}`} className="wrap-anywhere">
                <span className="font-medium">{fault.row}</span>
                {': '}
                {fault.message}
              </li>
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

function title({ faultCount, books, anchors }: FullVerification): string {
  const chains = faultCount === 1 ? 'one chain is not valid' : `${faultCount} chains are not valid`
  const rows = books.faultCount === 1 ? 'one row or figure is wrong' : `${books.faultCount} rows or figures are wrong`
  const anchored = anchors.faultCount === 1 ? 'one anchor does not agree' : `${anchors.faultCount} anchors do not agree`
  const found = [
    ...(faultCount > 0 ? [chains] : []),
    ...(anchors.faultCount > 0 ? [anchored] : []),
    ...(books.faultCount > 0 ? [rows] : []),
  ].join(', and ')
  if (found) return found[0]?.toUpperCase() + found.slice(1)
  return books.unrecordedCount === 0
    ? 'Every chain is valid, and no row or figure that was compared differs'
    : 'Every chain is valid'
}

/** What the comparison of the books cannot show. */
function coverage({ attested, unrecordedCount }: BookVerification, timeZone: string): string {
  const count = (value: number) => value.toLocaleString('en-US')
  if (unrecordedCount > 0)
    return `${count(unrecordedCount)} rows are not verified: no event records them. They are attested within minutes.`
  const compared =
    'Compared: records and payments with their newest events, totals with their payments. Not compared: sessions, ' +
    'second factors, what is computed for searches, and the triggers and rights of the database.'
  if (!attested || attested.rowCount === 0) return compared
  const since = formatInstant(new Date(attested.at), timeZone)
  return `${compared} Of ${count(attested.rowCount)} rows of earlier versions only what they were on ${since} is known.`
}

/** What the chains were compared with outside the database. */
function anchoring({ anchored, unanchored, notes }: AnchorVerification, verifiedAt: Date, timeZone: string): string {
  const reason = unanchored === null ? '' : `Not anchored outside the database: ${unanchored}.`
  if (!anchored) return `${reason} A chain that was rewritten to its end would not be found.`
  const seconds = Math.max(0, Math.round((verifiedAt.getTime() - new Date(anchored.newestAt).getTime()) / 1000))
  const age = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60).toLocaleString('en-US')} min`
  const count = anchored.chainCount.toLocaleString('en-US')
  const since = formatInstant(new Date(anchored.since), timeZone)
  const compared =
    `Anchored outside the database: the heads of ${count} chains, since ${since}. ` +
    `All were compared; the newest anchor is ${age} older than this verification.`
  return [reason, compared, ...notes].filter((part) => part !== '').join(' ')
}
