import { DateText } from '@/components/ui/display/date-text'
import { LicenseStatusTag } from '@/components/ui/display/state-tag'
import { Reference } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { FsbLicenseKind, FsbLicenseStatus } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { IsoDate } from '@/lib/kernel/calendar'
import { formatTimeUntil } from '@/lib/kernel/format-time-until'

export type LicenseLine = {
  id: string
  number: string
  kind: FsbLicenseKind
  status: FsbLicenseStatus | 'expired'
  validUntil: IsoDate | null
  archived?: boolean
}

/** A few FSB licenses in a panel of another record. */
export function LicenseRows({ licenses, today }: { licenses: readonly LicenseLine[]; today: IsoDate }) {
  return (
    <Table caption="FSB licenses, the first to expire first" density="dense">
      <TableHead>
        <Th>Number</Th>
        <Th>Kind</Th>
        <Th>Status</Th>
        <Th num>Valid until</Th>
        <Th num>
          <span className="sr-only">Expires</span>
        </Th>
      </TableHead>
      <TableBody>
        {licenses.map((license) => (
          <Tr key={license.id}>
            <Td fold="name" nowrap>
              <RowLink href={`/fsb-licenses/${license.id}`}>
                <Reference>{license.number}</Reference>
              </RowLink>
            </Td>
            <Td fold="start" tone="text-2">
              {sentence(LICENSE_WORDS[license.kind])}
              {license.archived ? ', archived' : ''}
            </Td>
            <Td fold="amount">
              <LicenseStatusTag status={license.status} />
            </Td>
            <Td fold="end" num>
              <DateText date={license.validUntil} />
            </Td>
            <Td fold="hidden" num tone="text-3">
              <Ends license={license} today={today} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

/** The time until a valid license expires, or since it has; emphasised when it is 90 days or less. */
export function Ends({
  license,
  today,
}: {
  license: { status: LicenseLine['status']; validUntil: IsoDate | null }
  today: IsoDate
}) {
  if (!license.validUntil || (license.status !== 'valid' && license.status !== 'expired')) return '-'
  const text = formatTimeUntil(today, license.validUntil)
  const soon = license.status === 'valid' && text.endsWith('days')
  return <span className={soon ? 'font-medium text-text' : undefined}>{text}</span>
}
