import { notFound } from 'next/navigation'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ScreenedRowItem } from '@/components/screening/screened-row-item'
import { InstantText } from '@/components/ui/display/date-text'
import { Callout } from '@/components/ui/feedback/callout'
import { NoMatch } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { Tabs } from '@/components/ui/navigation/tabs'
import { Pager } from '@/components/ui/tables/pager'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { encodingLabel } from '@/lib/screening-desk/screening-lists/file/encodings'
import { savedRowParams } from '@/lib/screening-desk/screening-lists/list-params'
import { readList, type SavedList, savedRows, sourceOf } from '@/lib/screening-desk/screening-lists/list-queries'

export const metadata = { title: 'Saved list' }

/** One saved list: its rows as they were, with the results from when it was saved. */
export default async function SavedListPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}) {
  await requireActor()
  const { id } = await params
  const [list, { timeZone }] = await Promise.all([readList(id), organisationClock()])
  if (!list) notFound()
  const read = readListParams(savedRowParams.omit({ list: true }), await searchParams)
  if (!read.ok) return <UnreadablePage title={list.name} action={`/screening/lists/${id}`} reading={read} />
  const filter = { ...read.value, list: id }
  const { rows, count, next } = await savedRows(filter)
  const path = `/screening/lists/${id}`
  const { list: _list, ...place } = filter
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Saved lists', href: '/screening/lists' }, { label: list.name }]}
        title={list.name}
        description={
          <>
            {list.reason} Saved by {list.keptBy.name}, <InstantText instant={list.keptAt} timeZone={timeZone} />, with
            places {list.placesVersion} and screening {list.rulesVersion}.
          </>
        }
        end={<ExportButton report="screening-list" params={filter} rowCount={count} />}
      />
      <HowItWasRead list={list} />
      <Tabs label="Outcomes" tabs={outcomeTabs(list, path, filter.outcome)} />
      <Panel>
        {rows.length === 0 ? (
          <NoMatch level={2} title="No rows match" description="Choose another outcome above." actions={null} />
        ) : (
          <>
            <ul>
              {rows.map((row) => (
                <ScreenedRowItem
                  key={row.position}
                  position={row.examined?.line ?? row.position}
                  parts={[
                    { party: row.examined?.party ?? '', destination: row.destination, reasons: row.verdict.reasons },
                  ]}
                  showsParty
                  outcome={row.outcome}
                  hits={row.examined?.hits ?? []}
                />
              ))}
            </ul>
            <Pager
              labels={['First page', 'Next']}
              description={`${rows.length} of ${count.toLocaleString('en-US')} rows`}
              newerHref={filter.from ? listHref(path, { ...place, from: undefined }) : undefined}
              olderHref={next && listHref(path, { ...place, from: next })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

/** How the file was read: which columns were screened, and its lines compared with the rows. */
function HowItWasRead({ list }: { list: SavedList }) {
  const source = sourceOf(list)
  if (!source) return null
  const { fileName, sheet, encoding, lines, problems, columns } = source
  const screened = columns.filter(({ role }) => role !== 'ignored').map(({ name }) => name)
  const read = [sheet && `sheet ${sheet}`, encoding && encodingLabel(encoding)].filter(Boolean).join(', ')
  return (
    <div className="mb-4">
      <Callout title={`Read from ${fileName}${read ? `, ${read}` : ''}.`}>
        {lines}{' '}
        {problems > 0 ? `${problems === 1 ? '1 line' : `${problems} lines`} could not be read as written. ` : ''}
        Screened columns: {screened.join(', ')}. The other columns got a light pass and are not stored.
      </Callout>
    </div>
  )
}

const outcomeTabs = (list: SavedList, path: string, current: string | undefined) => [
  { label: 'All', href: path, count: list.rowCount, current: !current },
  { label: 'Blocked', href: `${path}?outcome=blocked`, count: list.blockedCount, current: current === 'blocked' },
  { label: 'Review', href: `${path}?outcome=review`, count: list.reviewCount, current: current === 'review' },
  { label: 'Clear', href: `${path}?outcome=clear`, count: list.clearCount, current: current === 'clear' },
]
