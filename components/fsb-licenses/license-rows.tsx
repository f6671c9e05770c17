import { DateText } from '@/components/ui/date-text'
import { RowLink } from '@/components/ui/link'
import { LicenseStatusTag } from '@/components/ui/state-tag'
import { Reference } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import type { FsbLicenseKind, FsbLicenseStatus } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { IsoDate } from '@/lib/kernel/calendar'
import { untilWords } from '@/lib/kernel/calendar-words'

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
    <Table caption="FSB licenses, the ones that end first before all" density="dense">
      <TableHead>
        <Th>Number</Th>
        <Th>Kind</Th>
        <Th>Status</Th>
        <Th num>Valid until</Th>
        <Th num>
          <span className="sr-only">Ends</span>
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

/** How long a license still runs: asked of a valid one alone, strong when it is 90 days or less. */
export function Ends({
  license,
  today,
}: {
  license: { status: LicenseLine['status']; validUntil: IsoDate | null }
  today: IsoDate
}) {
  if (!license.validUntil || (license.status !== 'valid' && license.status !== 'expired')) return '-'
  const words = untilWords(today, license.validUntil)
  const soon = license.status === 'valid' && words.endsWith('days')
  return <span className={soon ? 'font-medium text-text' : undefined}>{words}</span>
}
