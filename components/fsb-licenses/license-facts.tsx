import { DateText } from '@/components/ui/display/date-text'
import { FactList } from '@/components/ui/display/fact-list'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { warnOfLicenseNumber } from '@/lib/compliance/rules/parties/fsb-license-number'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { dateIn, formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { formatTimeUntil } from '@/lib/kernel/format-time-until'
import type { LicenseDetail } from '@/lib/records/fsb-licenses/fsb-license-queries'

const APPLICANTS = {
  manufacturer: 'the manufacturer',
  representative: 'a representative with power of attorney',
} as const

/** Notes above the facts: that the license is archived, or that its number looks mistyped. */
export function LicenseNotes({ license, timeZone }: { license: LicenseDetail; timeZone: string }) {
  const warning = warnOfLicenseNumber(license.kind, license.number)
  if (!warning && !license.archivedAt) return null
  return (
    <div className="mb-4 grid gap-2">
      {license.archivedAt ? (
        <Callout title={`Archived on ${formatDate(dateIn(license.archivedAt, timeZone))}.`}>
          It is not available for new entries. Its records stay.
        </Callout>
      ) : null}
      {warning ? (
        <Callout tone="review" title="Compare the number with the document.">
          {warning}.
        </Callout>
      ) : null}
    </div>
  )
}

/** The facts of the document. */
export function LicenseFacts({ license, today }: { license: LicenseDetail; today: IsoDate }) {
  const { statusNow, validUntil } = license
  const runs =
    validUntil && (statusNow === 'valid' || statusNow === 'expired') ? `, ${formatTimeUntil(today, validUntil)}` : ''
  return (
    <Panel title="FSB license" padded>
      <FactList
        width="wide"
        facts={[
          { label: 'Kind', value: sentence(LICENSE_WORDS[license.kind]) },
          {
            label: 'Company',
            value: <TextLink href={`/companies/${license.company.id}`}>{license.company.name}</TextLink>,
          },
          { label: 'Applicant', value: `${license.applicant}, ${APPLICANTS[license.applicantKind]}` },
          {
            label: 'Categories of encryption goods',
            value: license.categories.length > 0 ? license.categories.join(', ') : null,
          },
          { label: 'Issued on', value: <DateText date={license.issuedOn} /> },
          {
            label: 'Valid until',
            value: (
              <>
                <DateText date={validUntil} />
                {runs}
              </>
            ),
          },
          {
            label: 'Notes',
            value: license.notes ? <span className="whitespace-pre-line">{license.notes}</span> : null,
          },
        ]}
      />
    </Panel>
  )
}
