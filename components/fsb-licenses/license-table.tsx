import { DateText } from '@/components/ui/display/date-text'
import { LicenseStatusTag } from '@/components/ui/display/state-tag'
import { Reference, SubLine } from '@/components/ui/display/sub-line'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { IsoDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import type { LicenseListParams } from '@/lib/records/fsb-licenses/fsb-license-list-params'
import type { LicenseRow } from '@/lib/records/fsb-licenses/fsb-license-queries'
import { Ends } from './license-rows'

const PATH = '/fsb-licenses'

/** FSB licenses with their status and the time until they expire. */
export function LicenseTable({
  rows,
  params,
  today,
}: {
  rows: readonly LicenseRow[]
  params: LicenseListParams
  today: IsoDate
}) {
  const sort = params.sort ?? (params.expiring || params.ends ? 'expiry' : 'number')
  const sortHref = (by: string | undefined) => listHref(PATH, params, { sort: by })
  return (
    <Table caption="FSB licenses">
      <TableHead>
        <Th
          href={sortHref(params.expiring || params.ends ? 'number' : undefined)}
          sorted={sort === 'number' ? 'ascending' : undefined}
        >
          Number
        </Th>
        <Th href={sortHref('company')} sorted={sort === 'company' ? 'ascending' : undefined}>
          Company
        </Th>
        <Th>Applicant</Th>
        <Th>Status</Th>
        <Th num>Issued on</Th>
        <Th num href={sortHref('expiry')} sorted={sort === 'expiry' ? 'ascending' : undefined}>
          Valid until
        </Th>
        <Th num>Expires</Th>
        <Th num>Products</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ row, today }: { row: LicenseRow; today: IsoDate }) {
  return (
    <Tr>
      <Td fold="name" nowrap>
        <RowLink href={`/fsb-licenses/${row.id}`}>
          <Reference>{row.number}</Reference>
        </RowLink>
        <SubLine>
          {sentence(LICENSE_WORDS[row.kind])}
          {row.archived ? ', archived' : ''}
        </SubLine>
      </Td>
      <Td fold="start" className="wrap-anywhere unfolded:min-w-36">
        <TextLink href={`/companies/${row.companyId}`} className="text-text">
          {row.companyName}
        </TextLink>
      </Td>
      <Td fold="hidden" tone="text-2">
        {row.applicant}
      </Td>
      <Td fold="amount">
        <LicenseStatusTag status={row.status} />
      </Td>
      <Td fold="hidden" num tone="text-2">
        <DateText date={row.issuedOn} />
      </Td>
      <Td fold="end" num>
        <DateText date={row.validUntil} />
        {row.validUntil ? (
          <span className="text-text-3 unfolded:hidden">
            {' '}
            <Ends license={row} today={today} />
          </span>
        ) : null}
      </Td>
      <Td fold="hidden" num tone="text-3">
        <Ends license={row} today={today} />
      </Td>
      <Td fold="hidden" num tone={row.products === 0 ? 'text-3' : 'text'}>
        {row.products}
      </Td>
    </Tr>
  )
}
