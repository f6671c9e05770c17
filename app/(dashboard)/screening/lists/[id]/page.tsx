import { notFound } from 'next/navigation'
import { ExportButton } from '@/components/exports/export-button'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ScreenedRowItem } from '@/components/screening/screened-row-item'
import { Callout } from '@/components/ui/callout'
import { InstantText } from '@/components/ui/date-text'
import { NoMatch } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { Tabs } from '@/components/ui/tabs'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { encodingLabel } from '@/lib/screening-desk/screening-lists/file/encodings'
import { keptRowParams } from '@/lib/screening-desk/screening-lists/list-params'
import { type KeptList, keptRows, readList, sourceOf } from '@/lib/screening-desk/screening-lists/list-queries'

export const metadata = { title: 'Kept list' }

/** One kept list: its rows as they were, with what was answered when it was kept. */
export default async function KeptListPage({
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
  const read = readListParams(keptRowParams.omit({ list: true }), await searchParams)
  if (!read.ok) return <UnreadablePage title={list.name} action={`/screening/lists/${id}`} reading={read} />
  const filter = { ...read.value, list: id }
  const { rows, count, next } = await keptRows(filter)
  const path = `/screening/lists/${id}`
  const { list: _list, ...place } = filter
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Kept lists', href: '/screening/lists' }, { label: list.name }]}
        title={list.name}
        says={
          <>
            {list.reason} Kept by {list.keptBy.name}, <InstantText instant={list.keptAt} timeZone={timeZone} />, with
            places {list.placesVersion} and rules {list.rulesVersion}.
          </>
        }
        end={<ExportButton report="screening-list" params={filter} rowCount={count} />}
      />
      <HowItWasRead list={list} />
      <Tabs label="Outcomes" tabs={outcomeTabs(list, path, filter.outcome)} />
      <Panel>
        {rows.length === 0 ? (
          <NoMatch level={2} title="No row matches" says="Choose another outcome above." actions={null} />
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
              words={['First page', 'Next']}
              says={`${rows.length} of ${count.toLocaleString('en-US')} rows`}
              newerHref={filter.from ? listHref(path, { ...place, from: undefined }) : undefined}
              olderHref={next === null ? undefined : listHref(path, { ...place, from: next })}
            />
          </>
        )}
      </Panel>
    </>
  )
}

/** What the rows rest on: which columns were screened, and the lines of the file held against them. */
function HowItWasRead({ list }: { list: KeptList }) {
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

const outcomeTabs = (list: KeptList, path: string, current: string | undefined) => [
  { label: 'All', href: path, count: list.rowCount, current: !current },
  { label: 'Blocked', href: `${path}?outcome=blocked`, count: list.blockedCount, current: current === 'blocked' },
  { label: 'Review', href: `${path}?outcome=review`, count: list.reviewCount, current: current === 'review' },
  { label: 'Clear', href: `${path}?outcome=clear`, count: list.clearCount, current: current === 'clear' },
]
