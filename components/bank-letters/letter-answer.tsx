'use client'

import { CircleCheck, OctagonMinus, Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { FactList } from '@/components/ui/display/fact-list'
import { Icon } from '@/components/ui/display/icon'
import { Callout } from '@/components/ui/feedback/callout'
import { PanelSection } from '@/components/ui/layout/panel'
import { formatInstant } from '@/lib/kernel/calendar'
import type { CheckedLetter } from '@/lib/ledger/bank-letters/check-letter-code'
import { withdrawnText } from '@/lib/ledger/bank-letters/letter-standing'
import { disclaimers, letterFacts, licenseText, standingText } from '@/lib/ledger/bank-letters/letter-text'

/**
 * The present status of a letter's approval, and what the letter states, to compare with it; on screen and on paper.
 * Its heading takes the focus.
 */
export function LetterAnswer({ checked }: { checked: CheckedLetter }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { content, standing, letterSha256, checkedAt } = checked
  const holds = standing.kind !== 'withdrawn'
  const tint = holds ? 'text-clear' : 'text-blocked'
  return (
    <section
      aria-labelledby="letter-title"
      className="rounded-panel border border-line bg-surface print:break-inside-auto! print:border-0"
    >
      <header
        className={classNames(
          'flex gap-3 rounded-t-panel px-5 py-4 max-tablet:px-4',
          holds ? 'bg-clear-soft' : 'bg-blocked-soft',
        )}
      >
        <Icon of={holds ? CircleCheck : OctagonMinus} size={24} className={tint} />
        <div className="min-w-0 grow wrap-anywhere">
          <h2 id="letter-title" ref={heading} tabIndex={-1} className="text-lg font-semibold print:outline-none">
            <span className={tint}>{TITLES[standing.kind]}</span>
          </h2>
          <p className="mt-1 text-sm">{standingSentence(checked)}</p>
          <p className="mt-1 text-sm text-text-2">
            As of {formatInstant(checkedAt, content.timeZone)} ({content.timeZone}).
          </p>
        </div>
        <Button size="small" icon={<Icon of={Printer} />} onClick={() => window.print()} className="max-tablet:hidden">
          Print
        </Button>
      </header>
      {content.demo ? (
        <PanelSection>
          <Callout tone="review" title="Demo.">
            Every name and amount here is invented. This is not a letter for any bank.
          </Callout>
        </PanelSection>
      ) : null}
      <PanelSection title="What the letter states, as it was issued">
        <FactList width="wide" facts={factsOf(checked)} />
      </PanelSection>
      <PanelSection title="The file">
        <p className="text-sm text-text-2">SHA-256 of the PDF, to compare with the file that you were given:</p>
        <p className="mt-1 font-mono text-xs wrap-anywhere">{letterSha256}</p>
      </PanelSection>
      <PanelSection title="What it does not state">
        <ul className="grid gap-1 text-sm text-text-2">
          {disclaimers(content).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </PanelSection>
    </section>
  )
}

/** Only what is on record: whether the rules would approve the payment today was not checked. */
const TITLES = { approved: 'Approved on record', paid: 'Approved and marked as paid', withdrawn: 'Withdrawn' } as const

function standingSentence({ content, standing }: CheckedLetter): string {
  const since = formatInstant(standing.since, content.timeZone)
  switch (standing.kind) {
    case 'approved':
      return (
        `${content.reference} has been approved since ${since} and is not marked as paid. ` +
        'The rules were not asked again for this answer.'
      )
    case 'paid':
      return `${content.reference} is approved, and was marked as paid on ${since}.`
    case 'withdrawn':
      return (
        `The approval of ${content.reference} has not held since ${since}. ` +
        `${withdrawnText(standing.toState)} Do not rely on the letter.`
      )
  }
}

const factsOf = ({ content }: CheckedLetter) => [
  ...letterFacts(content).map(([label, value]) => ({ label, value })),
  { label: 'Remittance line', value: <span className="font-mono text-xs">{content.remittanceLine}</span> },
  { label: 'General licenses', value: content.licenses.map((license) => licenseText(license, content)).join(' ') },
  {
    label: 'Issued',
    value:
      `${formatInstant(new Date(content.issuedAt), content.timeZone)} by ${content.organisation}. ` +
      standingText(content),
  },
]
