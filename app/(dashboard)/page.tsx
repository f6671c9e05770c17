import { ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { WaitingReportsPanel } from '@/components/ofac-reports/waiting-panel'
import { AccessPanel } from '@/components/overview/access-panel'
import { BeforeClosingPanel } from '@/components/overview/before-closing-panel'
import { DeputyNotice } from '@/components/overview/deputy-notice'
import { ExpiringPanel } from '@/components/overview/expiring-panel'
import { FirstStepsPanel } from '@/components/overview/first-steps-panel'
import { JoinsPanel } from '@/components/overview/joins-panel'
import { todaySentence } from '@/components/overview/labels'
import { AwaitingPanel } from '@/components/overview/work/awaiting-panel'
import { BlockedPanel } from '@/components/overview/work/blocked-panel'
import { ConfirmationsPanel } from '@/components/overview/work/confirmations-panel'
import { InstallationPanel, ProofPanel } from '@/components/overview/work/duty-panels'
import { HitsPanel } from '@/components/overview/work/hits-panel'
import { OwnPanel } from '@/components/overview/work/own-panel'
import { ReopeningsPanel } from '@/components/overview/work/reopenings-panel'
import { ReviewPanel } from '@/components/overview/work/review-panel'
import { StoppedPanel } from '@/components/overview/work/stopped-panel'
import { VoidsPanel } from '@/components/overview/work/voids-panel'
import { WaitingForMePanel } from '@/components/overview/work/waiting-for-me-panel'
import { CapsPanel } from '@/components/overview/year/caps-panel'
import { CompaniesPanel } from '@/components/overview/year/companies-panel'
import { CurvePanel } from '@/components/overview/year/curve-panel'
import { KindsPanel } from '@/components/overview/year/kinds-panel'
import { blockedFigure, YearFigures } from '@/components/overview/year/year-figures'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ProposalsPanel } from '@/components/settings/law/proposals-panel'
import { YearSwitch } from '@/components/shell/year-switch'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader, SectionHeader } from '@/components/ui/layout/page-header'
import { unconfirmedOn } from '@/lib/compliance/law/confirmations'
import { licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import { type OrganisationClock as Clock, organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { deputyToday } from '@/lib/identity/deputies/deputy-queries'
import { yearsToSwitch } from '@/lib/identity/organisation/frame-facts'
import { unconfirmedAccess } from '@/lib/identity/people/access-queries'
import { waitingResets } from '@/lib/identity/people/reset-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatDate } from '@/lib/kernel/calendar'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { readWaitingReports } from '@/lib/ledger/ofac-reports/report-queries'
import { readWaitingReopenings } from '@/lib/ledger/years/year-queries'
import { type Actor, can } from '@/lib/permissions/permissions'
import { readWaitingForPerson } from '@/lib/records/comments/waiting-for-person'
import { readPendingMerges } from '@/lib/records/companies/merging/merge-queries'
import { pendingProposals } from '@/lib/records/law-records/law-record-queries'
import { readInstallationDuties, readProofDuties } from '@/lib/reporting/overview/duties'
import { type FirstStep, isBeforeFirstPayment, readFirstSteps } from '@/lib/reporting/overview/first-steps'
import { readTodaysWork, readWatch } from '@/lib/reporting/overview/overview'
import { yearPageSchema } from '@/lib/reporting/overview/overview-params'
import { readYear } from '@/lib/reporting/overview/read-year'
import { openHits } from '@/lib/screening-desk/screening-cases/case-queries'

export const metadata = { title: 'Overview' }

/** The user's work for today, what needs attention, and the chosen year at a glance. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const clock = await organisationClock()
  const read = readListParams(yearPageSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Overview" action="/" reading={read} />
  const { year: chosen = clock.year } = read.value
  // One after another: all at once, the page would use every connection of the pool.
  const steps = await readFirstSteps()
  if (isBeforeFirstPayment(steps)) return <BeforeFirstPayment actor={actor} clock={clock} steps={steps} />
  const work = await readTodaysWork(actor)
  const waitingForMe = await readWaitingForPerson(actor.id)
  const reopenings = await readWaitingReopenings()
  const joins = await readPendingMerges()
  const hits = await openHits()
  const reports = await readWaitingReports(clock)
  const watch = await readWatch()
  const law = await readLaw()
  const proposals = await pendingProposals()
  const year = await readYear(chosen, clock)
  return (
    <>
      <PageHeader title="Today’s work" description={todaySentence(clock.today, work)} />
      <Columns kind="rail">
        <Stack>
          {steps.every(({ isDone }) => isDone) ? null : <FirstStepsPanel steps={steps} role={actor.role} />}
          <DutyPanel actor={actor} clock={clock} />
          <StoppedPanel work={work} actorId={actor.id} clock={clock} />
          <WaitingForMePanel rows={waitingForMe} clock={clock} />
          {work.hand === 'records' ? null : <AwaitingPanel work={work} clock={clock} />}
          <OwnPanel work={work} actorId={actor.id} />
          {work.hand === 'records' ? null : <ReviewPanel work={work} actorId={actor.id} clock={clock} />}
          <WaitingReportsPanel waiting={reports} />
          <ConfirmationsPanel
            missing={unconfirmedOn(law, clock.today, clock.today)}
            enters={can(actor.role, 'law:enter')}
          />
          <ProposalsPanel
            proposals={proposals}
            actorId={actor.id}
            decides={can(actor.role, 'law:decide')}
            timeZone={clock.timeZone}
          />
          <HitsPanel hits={hits.rows} count={hits.count} timeZone={clock.timeZone} />
          <ReopeningsPanel
            reopenings={reopenings}
            actorId={actor.id}
            decides={can(actor.role, 'years:close')}
            timeZone={clock.timeZone}
          />
          <JoinsPanel
            joins={joins}
            actorId={actor.id}
            decides={can(actor.role, 'companies:confirm-join')}
            timeZone={clock.timeZone}
          />
          <VoidsPanel work={work} actorId={actor.id} clock={clock} />
          <ExpiringPanel
            expiring={watch.expiring}
            today={clock.today}
            inForce={licensesInForceOn(clock.today, law).licenses}
          />
        </Stack>
        <Stack>
          <CapsPanel caps={watch.caps} year={clock.year} />
          <BlockedPanel blocked={watch.blocked} />
        </Stack>
      </Columns>
      <YearAtAGlance
        year={year}
        yearSwitch={<YearSwitch years={await yearsToSwitch(clock.year)} currentYear={clock.year} />}
      />
    </>
  )
}

/** What the role looks after beside the payments. */
async function DutyPanel({ actor, clock: { timeZone, year, today } }: { actor: Actor; clock: Clock }) {
  const confirms = can(actor.role, 'people:confirm-access')
  const access = confirms ? await unconfirmedAccess() : []
  const resets = confirms ? await waitingResets() : []
  const deputyships = confirms ? await deputyToday(actor.id, today) : []
  return (
    <>
      <DeputyNotice deputyships={deputyships} role={actor.role} />
      <AccessPanel waiting={access} resets={resets} actorId={actor.id} timeZone={timeZone} />
      {actor.role === 'administrator' ? (
        <InstallationPanel duties={await readInstallationDuties()} timeZone={timeZone} />
      ) : null}
      {actor.role === 'auditor' ? (
        <ProofPanel duties={await readProofDuties(actor.id, year)} timeZone={timeZone} />
      ) : null}
    </>
  )
}

/** The page of an installation without payments: its figures would all be zero. */
async function BeforeFirstPayment({
  actor,
  clock,
  steps,
}: {
  actor: Actor
  clock: Clock
  steps: readonly FirstStep[]
}) {
  const hits = await openHits()
  const proposals = await pendingProposals()
  return (
    <>
      <PageHeader
        title="Today’s work"
        description={`${formatDate(clock.today)}. The figures of the year appear with the first payment.`}
      />
      <div className="max-w-220">
        <Stack>
          <FirstStepsPanel steps={steps} role={actor.role} />
          <DutyPanel actor={actor} clock={clock} />
          <ProposalsPanel
            proposals={proposals}
            actorId={actor.id}
            decides={can(actor.role, 'law:decide')}
            timeZone={clock.timeZone}
          />
          <HitsPanel hits={hits.rows} count={hits.count} timeZone={clock.timeZone} />
        </Stack>
      </div>
    </>
  )
}

type YearAtAGlanceProps = { year: Awaited<ReturnType<typeof readYear>>; yearSwitch: ReactNode }

/** The part of the page that is of the chosen year; its switch is in it. */
function YearAtAGlance({ year, yearSwitch }: YearAtAGlanceProps) {
  return (
    <>
      <SectionHeader
        title={`The year ${year.year}`}
        description={`1 Jan to ${formatDate(year.lastDay)}, by payment date`}
        end={
          <span className="flex flex-wrap items-center gap-2">
            {yearSwitch}
            <ButtonLink href={`/yearly-summary?year=${year.year}`} icon={<Icon of={ChartNoAxesColumn} />}>
              Yearly summary
            </ButtonLink>
          </span>
        }
      />
      <YearFigures
        year={year.year}
        totals={year.totals}
        compared={year.compared}
        fourth={blockedFigure(year.year, year.totals)}
      />
      <Stack>
        <Columns kind="rail" stretch>
          <CurvePanel curve={year.curve} />
          <Stack>
            <KindsPanel year={year.year} paid={year.kinds} />
            <BeforeClosingPanel year={year.year} state={year.state} points={year.openPoints} />
          </Stack>
        </Columns>
        <CompaniesPanel year={year.year} rows={year.companies} totals={year.totals} />
      </Stack>
    </>
  )
}
