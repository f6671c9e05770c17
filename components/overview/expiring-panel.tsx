import { DateText } from '@/components/ui/display/date-text'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { GeneralLicense } from '@/lib/compliance/law/schema'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { daysBetween, formatDate, type IsoDate } from '@/lib/kernel/calendar'
import type { ExpiringLicense, ExpiringLicenses } from '@/lib/reporting/overview/watch-queries'

const EXPIRY_DAYS = [30, 60, 90] as const

/** FSB licenses that expire within 90 days, the next ones by name, and the general license in force. */
export function ExpiringPanel({
  expiring,
  today,
  inForce,
}: {
  expiring: ExpiringLicenses
  today: IsoDate
  inForce: readonly GeneralLicense[]
}) {
  const [cyber] = inForce
  return (
    <Panel
      title="FSB licenses expiring"
      end={
        <span className="flex flex-wrap gap-x-4">
          {EXPIRY_DAYS.map((days) => (
            <TextLink key={days} href={`/fsb-licenses?expiring=${days}&sort=expiry`}>
              {expiring.counts[days]} in {days} days
            </TextLink>
          ))}
          <TextLink href="/fsb-licenses">All {expiring.total.toLocaleString('en-US')}</TextLink>
        </span>
      }
      footer={
        cyber
          ? `${cyber.shortName} is in force. ` +
            (cyber.until ? `It ends on ${formatDate(cyber.until)}.` : 'No end date is known as of today.')
          : 'No general license is in force.'
      }
      footerEnd={<TextLink href="/settings/law">Law</TextLink>}
    >
      {expiring.rows.length === 0 ? (
        <p className="px-4 py-3 text-text-2">No valid FSB license expires within 90 days.</p>
      ) : (
        <Table caption="FSB licenses that expire within 90 days, the next one first" density="dense">
          <TableHead>
            <Th>FSB license</Th>
            <Th>Company and product</Th>
            <Th num>In</Th>
            <Th num>Valid until</Th>
          </TableHead>
          <TableBody>
            {expiring.rows.map((license) => (
              <ExpiringRow key={license.id} license={license} today={today} />
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function ExpiringRow({ license, today }: { license: ExpiringLicense; today: IsoDate }) {
  const days = daysBetween(today, license.validUntil)
  const more = license.productCount > 1 ? ` and ${license.productCount - 1} more` : ''
  const covers = license.productName ? `, ${license.productName}${more}` : ''
  return (
    <Tr>
      <Td fold="name" nowrap>
        <RowLink href={`/fsb-licenses/${license.id}`}>
          {sentence(LICENSE_WORDS[license.kind])} {license.number}
        </RowLink>
      </Td>
      <Td fold="full" tone="text-2" clip width="50%">
        {license.companyName}
        {covers}
      </Td>
      <Td fold="hidden" tone="text-3" num>
        {days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`}
      </Td>
      <Td fold="amount" num>
        <DateText date={license.validUntil} />
      </Td>
    </Tr>
  )
}
