import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter, MeterScale } from '@/components/headroom-meter/headroom-meter'
import { MeterKey, meterKeyParts } from '@/components/headroom-meter/meter-key'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { bandOf, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import type { CompanyYearRow } from '@/lib/records/companies/company-queries'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'

/**
 * The headroom of a company in the selected year: the large meter with its figures, and entries that were blocked or
 * paid outside the authorization.
 */
export function YearHeadroom({
  company,
  joinedCount,
  row,
}: {
  company: { id: string; name: string }
  /** The number of companies merged into this one, whose figures are included. */
  joinedCount: number
  row: CompanyYearRow
}) {
  const band = bandOf(row)
  const paymentsHref = `/payments?company=${company.id}&year=${row.year}`
  return (
    <Panel
      title={`Headroom ${row.year}`}
      end={<BandLabel band={band} />}
      footer={<Outside row={row} paymentsHref={paymentsHref} />}
      footerEnd={
        row.payments > 0 ? (
          <TextLink href={paymentsHref}>
            {row.payments === 1 ? 'One payment' : `All ${row.payments} payments`} of {row.year}
          </TextLink>
        ) : undefined
      }
    >
      <div className="px-4 py-4">
        <p className="mb-3 text-text-2">
          <b className="mr-1 text-2xl font-semibold tracking-[-0.02em] text-text">{formatUsd(leftCents(row))}</b> left
          of {formatUsd(row.capCents)} {formatMergedCount(joinedCount)}
        </p>
        <HeadroomMeter
          name={[company.name, formatMergedCount(joinedCount)].filter(Boolean).join(' ').concat(`, ${row.year}`)}
          headroom={row}
          size={20}
        />
        <MeterScale capWords={formatUsd(row.capCents).replace('.00', '')} />
        <div className="mt-3">
          <MeterKey
            band={band}
            parts={meterKeyParts(row)}
            labels={{
              used: `${formatUsd(row.usedCents)} used`,
              violation: `${formatUsd(row.violationCents)} paid outside the authorization`,
              reserved: `${formatUsd(row.reservedCents)} reserved`,
              left: `${formatUsd(leftCents(row))} left`,
            }}
          />
        </div>
        {row.usedCents > row.capCents ? (
          <div className="mt-3">
            <Callout tone="blocked" title={`Payments exceed one cap by ${formatUsd(row.usedCents - row.capCents)}.`}>
              The companies paid this before they were merged. A manager decides which payments are declared apparent
              violations.
            </Callout>
          </div>
        ) : null}
      </div>
    </Panel>
  )
}

/** Blocked entries, which do not count toward the cap, and fees paid outside the authorization, which do. */
function Outside({ row, paymentsHref }: { row: CompanyYearRow; paymentsHref: string }) {
  if (row.payments === 0) return 'No payments in this year'
  if (row.blocked === 0 && row.violations === 0)
    return 'Nothing was blocked, and nothing was paid outside the authorization'
  return (
    <span className="flex flex-wrap gap-x-4">
      {row.blocked > 0 ? (
        <TextLink href={`${paymentsHref}&state=blocked`}>
          {row.blocked === 1 ? 'One blocked entry' : `${row.blocked} blocked entries`}
        </TextLink>
      ) : null}
      {row.violations > 0 ? (
        <TextLink href={`${paymentsHref}&state=violation`}>
          {`${row.violations === 1 ? 'One apparent violation' : `${row.violations} apparent violations`}, ` +
            formatUsd(row.violationCents)}
        </TextLink>
      ) : null}
    </span>
  )
}
