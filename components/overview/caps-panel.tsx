import { BandLabel, BandTally } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Link } from '@/components/ui/base-link'
import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import { withJoined } from '@/lib/records/companies/payer-words'
import type { CapsNearLimit } from '@/lib/reporting/overview/watch-queries'

const BANDS = [
  { band: 'none_left', from: '100 %' },
  { band: 'very_low', from: 'from 95 %' },
  { band: 'low', from: 'from 90 %' },
  { band: 'getting_low', from: 'from 80 %' },
] as const

/** The companies at 80 per cent of their cap and more, by band and by name. */
export function CapsPanel({ caps, year }: { caps: CapsNearLimit; year: number }) {
  const near = BANDS.reduce((sum, { band }) => sum + caps.bands[band], 0)
  const all = `/companies?year=${year}&sort=left&${BANDS.map(({ band }) => `band=${band}`).join('&')}`
  return (
    <Panel
      title="Caps near their limit"
      count={`${near} of ${caps.companyCount} ${caps.companyCount === 1 ? 'company' : 'companies'}`}
      footer={near === 0 ? `No company has used or reserved 80 % of its cap in ${year}.` : undefined}
      footerEnd={near > caps.rows.length ? <TextLink href={all}>All {near}</TextLink> : undefined}
    >
      <ul className="flex border-b border-line">
        {BANDS.map(({ band, from }) => (
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
              <span className="block text-xs text-text-3">{from}</span>
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
              note={withJoined(row.joinedCount) || undefined}
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
