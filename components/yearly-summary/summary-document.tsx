import { classNames } from '@/components/ui/class-names'
import type { Verification } from '@/lib/audit/chains/verify-all-chains'
import { formatInstant } from '@/lib/kernel/calendar'
import { summaryParts } from '@/lib/reporting/yearly-summary/document/summary-parts'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { PartChart } from './part-chart'
import { PartSection } from './part-section'
import { DifferenceSection, SignatureSection } from './signature-sections'
import { SummaryLead, SummaryTitle } from './summary-title'

/** The summary of a year as a document: a sheet on screen, A4 on paper. */
export function SummaryDocument({
  summary,
  verification,
}: {
  summary: YearlySummary
  verification: Verification | null
}) {
  const parts = summaryParts(summary.figures, summary.timeZone)
  const hasDifferences = summary.signature.differences.length > 0
  return (
    <article
      className={classNames(
        'rounded-panel border border-line bg-surface px-12 py-10 max-tablet:px-4 max-tablet:py-5 print:border-0',
        'print:p-0',
      )}
    >
      <SummaryTitle summary={summary} />
      <SummaryLead summary={summary} />
      {parts.map((part, at) => (
        <PartSection key={part.key} number={at + 1} part={part}>
          <PartChart part={part.key} figures={summary.figures} />
        </PartSection>
      ))}
      <DifferenceSection number={parts.length + 1} summary={summary} />
      <SignatureSection number={parts.length + (hasDifferences ? 2 : 1)} summary={summary} />
      <footer className="mt-8 border-t border-line pt-3 text-xs text-text-3">
        {verificationSentence(verification, summary.timeZone)}
      </footer>
    </article>
  )
}

function verificationSentence(verification: Verification | null, timeZone: string): string {
  if (!verification) return 'The audit trail has not been verified since this server started.'
  const { eventCount, chainCount, faultCount, verifiedAt } = verification
  const read = `${eventCount.toLocaleString('en-US')} audit events in ${chainCount.toLocaleString('en-US')} chains`
  const found = faultCount === 0 ? 'verified' : `${faultCount} of them not verified`
  const contained = 'These chains contain every step of the payments that the figures are computed from.'
  return `${read}, ${found} ${formatInstant(verifiedAt, timeZone)}. ${contained}`
}
