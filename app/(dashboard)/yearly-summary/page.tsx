import { ExportButton } from '@/components/exports/export-button'
import { PrintButton } from '@/components/yearly-summary/print-button'
import { SummaryDocument } from '@/components/yearly-summary/summary-document'
import { YearChangeDialog } from '@/components/yearly-summary/year-change-dialog'
import { can } from '@/lib/access/permissions'
import { requireActor } from '@/lib/access/session'
import { verificationStatus } from '@/lib/audit/verification-status'
import { readListParams, type SearchParams } from '@/lib/list-params'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { readOrganisation } from '@/lib/organisation/organisation-queries'
import { yearPageSchema } from '@/lib/overview/overview-params'
import { RULES_VERSION } from '@/lib/rules/determine'
import { screenDestination } from '@/lib/screening/screen-destination'
import { readYearlySummary, type YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { closeYearAction, reopenYearAction } from './actions'

export const metadata = { title: 'Yearly summary' }

/** The summary of one calendar year, to be read, printed and exported; managers close the year here. */
export default async function YearlySummaryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const clock = await organisationClock()
  const { year = clock.year } = readListParams(yearPageSchema, await searchParams)
  const [summary, organisation] = await Promise.all([readYearlySummary(year, clock.timeZone), readOrganisation()])
  return (
    <>
      <div className="mb-5 flex items-end gap-4 max-tablet:flex-wrap print:hidden">
        <div className="min-w-0">
          <p className="text-xl font-semibold tracking-[-0.012em]">Yearly summary</p>
          <p className="mt-0.5 text-text-2">{stateSentence(summary)}</p>
        </div>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-tablet:ml-0 max-tablet:justify-start">
          {can(actor.role, 'years:close') ? <YearChange summary={summary} /> : null}
          <PrintButton />
          {can(actor.role, 'exports:create') ? (
            <ExportButton report="yearly-summary" params={{ year }} rowCount={summary.totals.companiesWithEntries} />
          ) : null}
        </div>
      </div>
      <SummaryDocument
        summary={summary}
        organisation={organisation?.name ?? ''}
        timeZone={clock.timeZone}
        versions={`${RULES_VERSION}, ${screenDestination({}).placesVersion}`}
        verification={verificationStatus().last}
      />
    </>
  )
}

function stateSentence({ year, state, open }: YearlySummary): string {
  if (state.closed) return `${year} is closed. Each figure is as of the instant on the document.`
  if (!state.ended) return `${year} has not ended. Each figure is as of the instant on the document.`
  return open.length > 0 ? `${year} has ended and is open: see section 7.` : `${year} has ended and can be closed.`
}

function YearChange({ summary: { year, state, open } }: { summary: YearlySummary }) {
  if (state.closed) return <YearChangeDialog year={year} closed action={reopenYearAction} />
  if (!state.ended) return null
  const disabledReason = open.length > 0 ? 'Something in it is open: section 7.' : undefined
  return <YearChangeDialog year={year} closed={false} disabledReason={disabledReason} action={closeYearAction} />
}
