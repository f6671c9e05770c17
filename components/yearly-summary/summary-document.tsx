import { Columns } from '@/components/ui/layout'
import type { Verification } from '@/lib/audit/verify-all-chains'
import { formatInstant } from '@/lib/calendar'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { BlockedSection } from './blocked-section'
import { ClosingSection } from './closing-section'
import { CompaniesSection } from './companies-section'
import { DocumentSection } from './document-parts'
import { LicenseSection } from './license-section'
import { MonthsSection } from './months-section'
import { SummaryFigures } from './summary-figures'
import { SummaryLead, SummaryTitle } from './summary-title'
import { ViolationsSection } from './violations-section'

/** The summary of a year as a document: on the screen a sheet, on paper A4. */
export function SummaryDocument({
  summary,
  organisation,
  timeZone,
  versions,
  verification,
}: {
  summary: YearlySummary
  organisation: string
  timeZone: string
  versions: string
  verification: Verification | null
}) {
  return (
    <article className="rounded-panel border border-line bg-surface px-12 py-10 max-tablet:px-4 max-tablet:py-5 print:border-0 print:p-0">
      <SummaryTitle summary={summary} organisation={organisation} timeZone={timeZone} versions={versions} />
      <SummaryLead summary={summary} />
      <DocumentSection number={1} title="Figures">
        <SummaryFigures summary={summary} />
      </DocumentSection>
      <MonthsSection curve={summary.curve} />
      <div className="[&>div]:gap-x-12">
        <Columns kind="even">
          <LicenseSection summary={summary} />
          <BlockedSection summary={summary} />
        </Columns>
      </div>
      <ViolationsSection summary={summary} />
      <CompaniesSection summary={summary} />
      <ClosingSection summary={summary} timeZone={timeZone} />
      <footer className="mt-8 border-t border-line pt-3 text-xs text-text-3">
        {sealWords(verification, timeZone)}
      </footer>
    </article>
  )
}

function sealWords(verification: Verification | null, timeZone: string): string {
  if (!verification) return 'The audit trail has not been verified since this server started.'
  const { eventCount, chainCount, faultCount, verifiedAt } = verification
  const read = `${eventCount.toLocaleString('en-US')} audit events in ${chainCount.toLocaleString('en-US')} chains`
  const found = faultCount === 0 ? 'verified' : `${faultCount} of them not verified`
  return `${read}, ${found} ${formatInstant(verifiedAt, timeZone)}. The figures follow from payments whose every step stands in these chains.`
}
