import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatInstant } from '@/lib/kernel/calendar'
import { NOTHING_OPEN, OPEN_SIGNED_DOCUMENT } from '@/lib/reporting/yearly-summary/messages'
import type { SignOff } from '@/lib/reporting/yearly-summary/signing/sign-off-queries'
import {
  openWhenSigned,
  sealSentence,
  signatureSentence,
} from '@/lib/reporting/yearly-summary/signing/signature-messages'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { DocumentSection, GridCell, PaperNote, PaperTable } from './document-parts'

export const DIFFERENCE_TITLE = { id: 'signed-and-now', title: 'Signed and now' }
export const SIGN_OFF_TITLE = { id: 'sign-off', title: 'Closing and sign-off' }

/** From this number of differences the section may be split over several pages when printed. */
const LONG_DIFFERENCES = 25

/** The figures that changed since signing, as signed and as they are now. */
export function DifferenceSection({ number, summary }: { number: number; summary: YearlySummary }) {
  const { signOff, differences } = summary.signature
  if (!signOff || differences.length === 0) return null
  return (
    <GridCell width="half">
      <DocumentSection {...DIFFERENCE_TITLE} number={number} long={differences.length > LONG_DIFFERENCES}>
        <PaperTable>
          <Table
            caption={`Figures of ${summary.figures.year} that changed since they were signed`}
            density="dense"
            folds={false}
          >
            <TableHead>
              <Th width="40%">Figure</Th>
              <Th num>Signed</Th>
              <Th num>Now</Th>
              <Th num>Difference</Th>
            </TableHead>
            <TableBody>
              {differences.map(({ key, label, signed, now, difference }) => (
                <Tr key={key}>
                  <Td className="wrap-anywhere">{label}</Td>
                  <Td num tone="text-2">
                    {signed}
                  </Td>
                  <Td num>{now}</Td>
                  <Td num className="font-medium text-review">
                    {difference}
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        </PaperTable>
        <PaperNote>
          All other figures are unchanged. The section Corrections shows what was corrected, by whom and why.
        </PaperNote>
      </DocumentSection>
    </GridCell>
  )
}

/** The signature of the figures, the state of the year, the buttons of a manager, and the lines to sign on. */
export function SignatureSection({
  number,
  summary,
  signing,
  verified,
}: {
  number: number
  summary: YearlySummary
  signing: ReactNode
  /** When the audit trail beneath the figures was verified. */
  verified: string
}) {
  const { signature, timeZone, figuresSha256 } = summary
  const { signOff, differences } = signature
  // Without a section of differences beside it, it takes the full width.
  const full = differences.length === 0
  return (
    <GridCell width={full ? 'full' : 'half'}>
      <DocumentSection {...SIGN_OFF_TITLE} number={number}>
        <div className={classNames('grid gap-x-10', full && '@min-[660px]:grid-cols-2')}>
          <div>
            <p className="text-text-2">{signatureSentence(signature, timeZone)}</p>
            {signOff ? <Signed signOff={signOff} timeZone={timeZone} /> : null}
            <StateOfYear summary={summary} />
          </div>
          <div>
            {signing ? <div className="flex flex-wrap items-center gap-2 print:hidden">{signing}</div> : null}
            <div className="mt-14 hidden grid-cols-2 gap-8 text-xs text-text-3 print:grid">
              <p className="border-t border-text pt-1.5">Prepared by, date</p>
              <p className="border-t border-text pt-1.5">Signed by, date</p>
            </div>
            <p className="mt-3 text-xs wrap-anywhere text-text-3">
              SHA-256 of these figures: <span className="font-mono">{figuresSha256}</span>
            </p>
          </div>
        </div>
        <p className="mt-3 border-t border-line pt-2 text-xs text-text-3">{verified}</p>
      </DocumentSection>
    </GridCell>
  )
}

/** What is open in the year, and whether it is closed, by whom and why. */
function StateOfYear({ summary: { state, openPoints, figures, timeZone } }: { summary: YearlySummary }) {
  const { year } = figures
  return (
    <ul className="mt-1 grid gap-x-4 gap-y-1 text-sm text-text-2 @min-[860px]:grid-cols-2 print:text-[8pt]">
      {openPoints.length === 0 ? <li className="col-span-full">{NOTHING_OPEN}</li> : null}
      {openPoints.map(({ key, count, label, href }) => (
        <li key={key}>
          {label}:{' '}
          <TextLink inline href={href} aria-label={`${label}: ${count}`}>
            {count.toLocaleString('en-US')}
          </TextLink>
        </li>
      ))}
      <li className="col-span-full">
        {state.closed
          ? `${year} is closed for entries` +
            (state.closedAt ? ` since ${formatInstant(state.closedAt, timeZone)}` : '') +
            (state.closedByName ? `, by ${state.closedByName}` : '') +
            `: ${state.reason}`
          : `${year} is open: entries can still be recorded` +
            (state.reason ? `. It was reopened: ${state.reason}` : '.')}
      </li>
    </ul>
  )
}

/** The statement that was signed, its hash, and the seal made with it. */
function Signed({ signOff, timeZone }: { signOff: SignOff; timeZone: string }) {
  const { statement, asOf, documentSha256, id, document } = signOff
  const open = openWhenSigned(document.openPoints)
  return (
    <>
      <blockquote className="mt-2 max-w-[68ch] border-l-2 border-line-strong pl-3 wrap-anywhere text-text-2">
        {statement}
      </blockquote>
      {open ? <p className="mt-2 text-xs text-text-3">{open}</p> : null}
      <p className="mt-2 text-xs wrap-anywhere text-text-3">
        Signed as of {formatInstant(asOf, timeZone)}. SHA-256 of the signed document:{' '}
        <span className="font-mono">{documentSha256}</span>.{' '}
        <TextLink inline href={`/api/yearly-summary/pdf?signed=${id}`} prefetch={false} className="print:hidden">
          {OPEN_SIGNED_DOCUMENT}
        </TextLink>
      </p>
      <p className="mt-1 text-xs wrap-anywhere text-text-3">
        {sealSentence(document.seal, timeZone)}{' '}
        {document.seal ? (
          <>
            Merkle root: <span className="font-mono">{document.seal.root}</span>.
          </>
        ) : null}
      </p>
    </>
  )
}
