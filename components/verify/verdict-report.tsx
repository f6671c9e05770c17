'use client'

import { CircleCheck, Info, type LucideIcon, OctagonMinus, Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { FactList } from '@/components/ui/display/fact-list'
import { Icon } from '@/components/ui/display/icon'
import { Callout } from '@/components/ui/feedback/callout'
import { PanelSection } from '@/components/ui/layout/panel'
import {
  keyComparison,
  outcomeOf,
  type PackageFact,
  packageFacts,
  packageTotals,
} from '@/lib/audit/verification/verdict-labels'
import type { PackageVerdict } from '@/lib/audit/verification/verify-package'
import { formatInstant } from '@/lib/kernel/calendar'

type ReportProps = { file: File; verdict: PackageVerdict; at: Date; isInstanceKey: boolean }

/**
 * The result of a check, on screen and on the sheet that an auditor files. Its heading takes the focus unless the user
 * is typing.
 */
export function VerdictReport({ file, verdict, at, isInstanceKey }: ReportProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) heading.current?.focus()
  }, [])
  const { label, message } = outcomeOf(verdict)
  const tint = verdict.isValid ? 'text-clear' : 'text-blocked'
  return (
    <section
      aria-labelledby="verdict-title"
      className="rounded-panel border border-line bg-surface print:break-inside-auto! print:border-0"
    >
      <header
        className={classNames(
          'flex gap-3 rounded-t-panel px-5 py-4 max-tablet:px-4',
          verdict.isValid ? 'bg-clear-soft' : 'bg-blocked-soft',
        )}
      >
        <Icon of={verdict.isValid ? CircleCheck : OctagonMinus} size={24} className={tint} />
        <div className="min-w-0 grow wrap-anywhere">
          <h2 id="verdict-title" ref={heading} tabIndex={-1} className="text-lg font-semibold print:outline-none">
            <span className={tint}>{verdict.isValid ? `${label}:` : label}</span> {verdict.isValid ? message : null}
          </h2>
          {verdict.isValid ? null : <p className="mt-1 text-sm">{message}</p>}
          <p className="mt-1 text-sm text-text-2">
            {file.name}, {file.size.toLocaleString('en-US')} bytes
          </p>
        </div>
        <Button size="small" icon={<Icon of={Printer} />} onClick={() => window.print()} className="max-tablet:hidden">
          Print
        </Button>
      </header>
      <KeySection verdict={verdict} isInstanceKey={isInstanceKey} />
      <Facts verdict={verdict} />
      <Totals verdict={verdict} />
      <Steps verdict={verdict} />
      <CheckedAt at={at} />
    </section>
  )
}

function KeySection({ verdict, isInstanceKey }: Pick<ReportProps, 'verdict' | 'isInstanceKey'>) {
  const key = keyComparison(verdict)
  if (!key) return null
  return (
    <PanelSection>
      <Callout tone={key.compared ? 'clear' : 'review'}>
        {key.message}
        {isInstanceKey
          ? ' It is the key of the installation that this page comes from. ' +
            'That proves that this installation signed the package, and nothing more.'
          : ' It is not the key of the installation that this page comes from.'}
      </Callout>
    </PanelSection>
  )
}

type StepProps = { kind: string; icon: LucideIcon; tint: string; message: string }

/** One step of the check; the meaning of its icon is read out by screen readers. */
const Step = ({ kind, icon, tint, message }: StepProps) => (
  <li className="flex gap-2">
    <Icon of={icon} className={classNames('mt-px', tint)} />
    <span className="min-w-0 wrap-anywhere">
      <span className="sr-only">{kind}: </span>
      {message}
    </span>
  </li>
)

function Steps({ verdict: { checks, notes, fault } }: Pick<ReportProps, 'verdict'>) {
  return (
    <PanelSection title="What was checked, step by step">
      <ol className="grid gap-1.5 text-sm leading-[18px]">
        {checks.map((check) => (
          <Step key={check} kind="Passed" icon={CircleCheck} tint="text-clear" message={check} />
        ))}
        {notes.map((note) => (
          <Step key={note} kind="Note" icon={Info} tint="text-text-3" message={note} />
        ))}
        {fault === null ? null : (
          <li className="flex gap-2">
            <Icon of={OctagonMinus} className="mt-px text-blocked" />
            <span className="min-w-0 wrap-anywhere">
              The check ended at the problem shown above. Nothing after it was checked.
            </span>
          </li>
        )}
      </ol>
    </PanelSection>
  )
}

/** Hashes and keys are compared digit by digit, so they are set in a monospaced face. */
const factValue = (value: string) =>
  /^[\w+/=-]{44,}$/.test(value) ? <span className="font-mono text-2xs">{value}</span> : value

function Facts({ verdict }: Pick<ReportProps, 'verdict'>) {
  const facts = packageFacts(verdict)
  if (facts.length === 0) return null
  return (
    <PanelSection title={verdict.isValid ? 'Package' : 'Package, as its manifest describes it'}>
      <FactList width="wide" facts={facts.map(({ label, value }) => ({ label, value: factValue(value) }))} />
    </PanelSection>
  )
}

/** The totals of the rows, by currency, apart from the sums that mean nothing but that no row is missing. */
function Totals({ verdict }: Pick<ReportProps, 'verdict'>) {
  const { totals, checksums } = packageTotals(verdict)
  return (
    <>
      <Sums
        title="Control totals"
        caption="The total of each amount and count, as the manifest gives it"
        sums={totals}
      />
      <Sums
        title="Checksums of columns"
        caption="The sum of each other column of numbers, as the manifest gives it"
        note="These sums are no amounts. They show that no row is missing or changed."
        sums={checksums}
      />
    </>
  )
}

type SumsProps = { title: string; caption: string; note?: string; sums: readonly PackageFact[] }

function Sums({ title, caption, note, sums }: SumsProps) {
  if (sums.length === 0) return null
  return (
    <PanelSection title={title}>
      {note ? <p className="mb-1 text-sm text-text-2">{note}</p> : null}
      <table className="text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Sum</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ label, value }) => (
            <tr key={label} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1 pr-10 print:py-0.5 text-left font-normal text-text-2">
                {label}
              </th>
              <td className="py-1 text-right print:py-0.5 tabular-nums wrap-anywhere">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  )
}

function CheckedAt({ at }: Pick<ReportProps, 'at'>) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <div className="border-t border-line px-4 py-3 text-xs text-text-3 print:break-inside-avoid">
      <p>
        Checked on {formatInstant(at, timeZone)} ({timeZone.replaceAll('_', ' ')}) in a browser, on the page{' '}
        <span className="wrap-anywhere">{window.location.href}</span>. Nothing was uploaded.
      </p>
      <div aria-hidden="true" className="mt-14 hidden grid-cols-2 gap-8 print:grid">
        <p className="border-t border-line-strong pt-1">Name and signature of the auditor</p>
        <p className="border-t border-line-strong pt-1">Date</p>
      </div>
    </div>
  )
}
