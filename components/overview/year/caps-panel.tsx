import { BandLabel, BandTally } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { Link } from '@/components/ui/navigation/link'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { BAND_FROM_PERCENT, type Band, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'
import type { CapsNearLimit } from '@/lib/reporting/overview/watch-queries'

const NEAR = ['none_left', 'very_low', 'low', 'getting_low'] as const
const FROM = BAND_FROM_PERCENT.getting_low

const begins = (band: Band): string => `${band === 'none_left' ? '' : 'from '}${BAND_FROM_PERCENT[band]} %`

/** The companies near their cap, by band and by name. */
export function CapsPanel({ caps, year }: { caps: CapsNearLimit; year: number }) {
  const near = NEAR.reduce((sum, band) => sum + caps.bands[band], 0)
  const all = `/companies?year=${year}&sort=left&${NEAR.map((band) => `band=${band}`).join('&')}`
  return (
    <Panel
      title="Caps near their limit"
      count={`${near} of ${caps.companyCount} ${caps.companyCount === 1 ? 'company' : 'companies'}`}
      footer={near === 0 ? `No company has used or reserved ${FROM} % of its cap in ${year}.` : undefined}
      footerEnd={near > caps.rows.length ? <TextLink href={all}>All {near}</TextLink> : undefined}
    >
      <ul className="flex border-b border-line">
        {NEAR.map((band) => (
          <li key={band} className="min-w-0 flex-1 border-l border-line first:border-l-0">
            <Link
              href={`/companies?year=${year}&band=${band}&sort=left`}
              className="block px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 max-tablet:px-2.5"
            >
              <span className="flex items-center gap-1.5 text-lg leading-6 font-semibold">
                <BandTally band={band} />
                {caps.bands[band]}
              </span>
              <BandLabel band={band} tally={false} />
              <span className="block text-xs text-text-3">{begins(band)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {caps.rows.length > 0 ? (
        <RowList>
          {caps.rows.map((row) => (
            <RowListItem
              key={row.companyId}
              title={<RowLink href={`/companies/${row.companyId}?year=${year}`}>{row.companyName}</RowLink>}
              note={formatMergedCount(row.joinedCount) || undefined}
              end={
                <>
                  <Usd cents={leftCents(row)} strong /> <span className="text-text-3">left</span>
                </>
              }
            >
              <HeadroomMeter name={`${row.companyName}, ${year}`} headroom={row} size={8} />
            </RowListItem>
          ))}
        </RowList>
      ) : null}
    </Panel>
  )
}
