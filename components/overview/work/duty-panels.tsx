import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { formatInstant } from '@/lib/kernel/calendar'
import type { InstallationDuties, ProofDuties, ProofFacts } from '@/lib/reporting/overview/duties'
import { counted } from '../labels'

/** The newest years without a signature are listed; the others are counted. */
const YEARS_LISTED = 3

/** For an auditor: the last verification, the years without a signature, and the files to take away. */
export function ProofPanel({ duties, timeZone }: { duties: ProofDuties; timeZone: string }) {
  const { unsignedYears, readyFileCount } = duties
  const earlierCount = unsignedYears.length - YEARS_LISTED
  return (
    <Panel
      title="Evidence"
      footer="A package holds every report with its checksums; anyone can verify it without this installation."
      footerEnd={<TextLink href="/exports">Exports</TextLink>}
    >
      <RowList>
        <TrailRow facts={duties} timeZone={timeZone} />
        {unsignedYears.length === 0 ? (
          <RowListItem title="Each year that has ended and has entries is signed" />
        ) : (
          unsignedYears
            .slice(0, YEARS_LISTED)
            .map((year) => (
              <RowListItem
                key={year}
                title={<RowLink href={`/yearly-summary?year=${year}`}>Summary of {year}</RowLink>}
                end="not signed"
              />
            ))
        )}
        {earlierCount > 0 ? (
          <RowListItem
            title={`${counted(earlierCount, 'earlier year', 'earlier years')}, from ${unsignedYears.at(-1)}`}
            end="not signed"
          />
        ) : null}
        <RowListItem
          title={<RowLink href="/exports#downloads">Files that you requested</RowLink>}
          end={counted(readyFileCount, 'file ready', 'files ready')}
        />
      </RowList>
    </Panel>
  )
}

/** For an administrator: people who cannot sign in yet, jobs that failed, and the last verification. */
export function InstallationPanel({ duties, timeZone }: { duties: InstallationDuties; timeZone: string }) {
  const { invitedCount, failedJobCount } = duties
  return (
    <Panel title="This installation" footerEnd={<TextLink href="/settings">Settings</TextLink>}>
      <RowList>
        <RowListItem
          title={<RowLink href="/settings/people">Invited, not active yet</RowLink>}
          end={counted(invitedCount, 'person', 'people')}
        />
        <RowListItem
          title={<RowLink href="/settings/background-jobs">Failed background jobs</RowLink>}
          end={`${counted(failedJobCount, 'job', 'jobs')} in the last 7 days`}
        />
        <TrailRow facts={duties} timeZone={timeZone} />
      </RowList>
    </Panel>
  )
}

/** Names what was read, and when; and what the database no longer holds the records by. */
function TrailRow({ facts, timeZone }: { facts: ProofFacts; timeZone: string }) {
  const { trail, guardFaultCount } = facts
  const faults = trail && trail.faultCount > 0 ? counted(trail.faultCount, 'fault', 'faults') : 'no fault'
  const read = trail
    ? `${counted(trail.eventCount, 'event', 'events')} and ${counted(trail.rowCount, 'row', 'rows')}`
    : ''
  const books = (
    <RowListItem
      title={<RowLink href="/audit-trail">Books and audit trail</RowLink>}
      end={
        <span className={trail && trail.faultCount > 0 ? 'font-medium text-blocked' : undefined}>
          {trail ? faults : 'not verified yet'}
        </span>
      }
      sub={trail ? `${read}, verified ${formatInstant(trail.verifiedAt, timeZone)}` : undefined}
    />
  )
  if (guardFaultCount === 0) return books
  return (
    <>
      {books}
      <GuardRow faultCount={guardFaultCount} />
    </>
  )
}

/** How many guards of the database are not as installed; null while that is not known. */
function GuardRow({ faultCount }: { faultCount: number | null }) {
  const title = <RowLink href="/audit-trail">Guards of the database</RowLink>
  if (faultCount === null) return <RowListItem title={title} end="not compared yet" />
  return (
    <RowListItem
      title={title}
      end={<span className="font-medium text-blocked">{counted(faultCount, 'is changed', 'are changed')}</span>}
      sub="Triggers, functions, constraints or rights are not what this version installs."
    />
  )
}
