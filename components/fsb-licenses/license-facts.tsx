import { Callout } from '@/components/ui/callout'
import { DateText } from '@/components/ui/date-text'
import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { warnOfLicenseNumber } from '@/lib/compliance/rules/names/fsb-license-number'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { dateIn, formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { untilWords } from '@/lib/kernel/calendar-words'
import type { LicenseDetail } from '@/lib/records/fsb-licenses/fsb-license-queries'

const APPLICANTS = {
  manufacturer: 'the manufacturer',
  representative: 'a representative with power of attorney',
} as const

/** What is to be known before the facts: that it is archived, and that its number looks mistyped. */
export function LicenseNotes({ license, timeZone }: { license: LicenseDetail; timeZone: string }) {
  const warning = warnOfLicenseNumber(license.kind, license.number)
  if (!warning && !license.archivedAt) return null
  return (
    <div className="mb-4 grid gap-2">
      {license.archivedAt ? (
        <Callout title={`Archived on ${formatDate(dateIn(license.archivedAt, timeZone))}.`}>
          It cannot be chosen for new entries. Everything recorded stays.
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

/** What stands on the document. */
export function LicenseFacts({ license, today }: { license: LicenseDetail; today: IsoDate }) {
  const { statusNow, validUntil } = license
  const runs =
    validUntil && (statusNow === 'valid' || statusNow === 'expired') ? `, ${untilWords(today, validUntil)}` : ''
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
