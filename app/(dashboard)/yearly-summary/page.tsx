import { notFound } from 'next/navigation'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { MenuLink, MoreMenu } from '@/components/ui/navigation/more-menu'
import { AsOfChoice } from '@/components/yearly-summary/as-of-choice'
import { ClosingPanel } from '@/components/yearly-summary/closing-panel'
import { CompanyChoice } from '@/components/yearly-summary/company-choice'
import { PrintButton } from '@/components/yearly-summary/print-button'
import { SignDialog } from '@/components/yearly-summary/sign-dialog'
import { SummaryDocument } from '@/components/yearly-summary/summary-document'
import { YearChange } from '@/components/yearly-summary/year-change'
import { verificationStatus } from '@/lib/audit/chains/verification-status'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatInstant } from '@/lib/kernel/calendar'
import type { SearchParams } from '@/lib/kernel/list-params'
import { readClosedCompanies, readOpenCompanies } from '@/lib/ledger/years/open-work'
import { type Actor, can } from '@/lib/permissions/permissions'
import { companyDetail } from '@/lib/records/companies/company-queries'
import { type CompaniesToChoose, companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { knownOn } from '@/lib/reporting/yearly-summary/messages'
import { readSummaryAddress } from '@/lib/reporting/yearly-summary/read-summary-address'
import { openPointsText } from '@/lib/reporting/yearly-summary/signing/open-points'
import { signatureSentence } from '@/lib/reporting/yearly-summary/signing/signature-messages'
import { readYearlySummary, type YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { askReopeningAction, closeYearAction, decideReopeningAction, signSummaryAction } from './actions'

export const metadata = { title: 'Yearly summary' }

/**
 * The summary of a calendar year, for all companies or for one, to read, print and export. Managers sign it and close
 * the year here.
 */
export default async function YearlySummaryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const clock = await organisationClock()
  const read = await readSummaryAddress(await searchParams)
  if (!read.ok) return <UnreadablePage title="Yearly summary" action="/yearly-summary" reading={read} />
  const { asOf, company, year = asOf?.clock.year ?? clock.year, typed } = read.value
  const past = asOf ? { asOf: asOf.instant } : undefined
  if (company && !(await companyDetail(company))) notFound()
  const [summary, companies] = await Promise.all([
    readYearlySummary({ year, companyId: company }, past),
    companiesToChoose({ chosen: company }),
  ])
  const byCompany = !past && !company && year < clock.year
  const closing = {
    open: byCompany ? await readOpenCompanies(year) : [],
    closed: byCompany ? await readClosedCompanies(year) : [],
  }
  return (
    <>
      <div className="mb-5 flex items-end gap-x-4 gap-y-3 max-desktop:flex-wrap print:hidden">
        <div className="min-w-0">
          <p className="text-xl font-semibold tracking-[-0.012em]">Yearly summary</p>
          <p className="mt-0.5 text-text-2">
            {past
              ? `${knownOn(formatInstant(past.asOf, summary.timeZone))}. A summary can only be signed as of now.`
              : `${stateSentence(summary)} ${signatureSentence(summary.signature, summary.timeZone)}`}
          </p>
        </div>
        <Choices actor={actor} summary={summary} companies={companies} typed={typed} past={past} />
      </div>
      {past ? null : <ClosingPanel summary={summary} companies={closing} />}
      <SummaryDocument
        summary={summary}
        verification={verificationStatus().last}
        signing={past ? null : <Signing actor={actor} summary={summary} hasBegun={year <= clock.year} />}
      />
    </>
  )
}

const YEAR_ACTIONS = {
  close: closeYearAction,
  askReopening: askReopeningAction,
  decideReopening: decideReopeningAction,
}

type ChoicesProps = {
  actor: Actor
  summary: YearlySummary
  companies: CompaniesToChoose
  typed: string
  past: { asOf: Date } | undefined
}

/** Which summary is shown, and what can be taken away of it. */
function Choices({ actor, summary, companies, typed, past }: ChoicesProps) {
  const { year, company, totals } = summary.figures
  const replays = can(actor.role, 'replays:read') && !past
  return (
    <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-desktop:ml-0 max-desktop:justify-start">
      <CompanyChoice year={year} company={company} companies={companies} />
      <AsOfChoice year={year} company={company?.id} typed={typed} />
      <PrintButton />
      {can(actor.role, 'exports:create') ? (
        <ExportButton
          report="yearly-summary"
          params={{ year, company: company?.id, asOf: past?.asOf.toISOString() }}
          rowCount={totals.companiesWithEntries}
        />
      ) : null}
      {replays ? (
        <MoreMenu>
          <MenuLink href={`/replay?year=${year}${company ? `&company=${company.id}` : ''}`} prefetch={false}>
            Replay the decisions of {year}
          </MenuLink>
        </MoreMenu>
      ) : null}
    </div>
  )
}

/** The buttons of a manager, where the year is signed and closed. */
function Signing({ actor, summary, hasBegun }: { actor: Actor; summary: YearlySummary; hasBegun: boolean }) {
  const { figures, figuresSha256, openPoints, signature } = summary
  const signs = can(actor.role, 'summaries:sign') && hasBegun
  if (!signs && !can(actor.role, 'years:close')) return null
  return (
    <>
      {signs ? (
        <SignDialog
          year={figures.year}
          companyId={figures.company?.id}
          figuresSha256={figuresSha256}
          openPoints={openPoints}
          openPointsText={openPointsText(openPoints)}
          again={signature.state !== 'unsigned'}
          action={signSummaryAction}
        />
      ) : null}
      {can(actor.role, 'years:close') ? <YearChange summary={summary} actor={actor} actions={YEAR_ACTIONS} /> : null}
    </>
  )
}

function stateSentence({ figures: { year, company }, state, open }: YearlySummary): string {
  if (state.closedForAll) return `${year} is closed for all companies.`
  if (state.closed) return company ? `${year} of ${company.name} is closed.` : `${year} is closed.`
  if (!state.ended) return `${year} has not ended.`
  return open.length > 0
    ? `${year} has ended and is open: see the last section.`
    : `${year} has ended and can be closed.`
}
