import { TextLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatInstant } from '@/lib/kernel/calendar'
import { OPEN_SIGNED_DOCUMENT } from '@/lib/reporting/yearly-summary/messages'
import type { SignOff } from '@/lib/reporting/yearly-summary/signing/sign-off-queries'
import { sealSentence, signatureSentence } from '@/lib/reporting/yearly-summary/signing/signature-messages'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { DocumentSection, PaperNote, PaperTable } from './document-parts'

/** The figures that changed since signing, as signed and as they are now. */
export function DifferenceSection({ number, summary }: { number: number; summary: YearlySummary }) {
  const { signOff, differences } = summary.signature
  if (!signOff || differences.length === 0) return null
  return (
    <DocumentSection id="signed-and-now" number={number} title="Signed and now" long={differences.length > 25}>
      <PaperTable>
        <Table caption={`Figures of ${summary.figures.year} that changed since they were signed`} density="dense">
          <TableHead>
            <Th width="40%">Figure</Th>
            <Th num>Signed</Th>
            <Th num>Now</Th>
            <Th num>Difference</Th>
          </TableHead>
          <TableBody>
            {differences.map(({ key, label, signed, now, difference }) => (
              <Tr key={key}>
                <Td fold="name">{label}</Td>
                <Td fold="start" num tone="text-2">
                  {signed}
                  <FoldedLabel>signed</FoldedLabel>
                </Td>
                <Td fold="end" num>
                  {now}
                  <FoldedLabel>now</FoldedLabel>
                </Td>
                <Td fold="amount" num className="font-medium text-review">
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
  )
}

/** The signature of the figures, the state of the year, and the lines to sign on. */
export function SignatureSection({ number, summary }: { number: number; summary: YearlySummary }) {
  const { signature, timeZone, figuresSha256, state, open, figures } = summary
  const { signOff } = signature
  const { year } = figures
  return (
    <DocumentSection id="sign-off" number={number} title="Closing and sign-off">
      <p className="text-text-2">{signatureSentence(signature, timeZone)}</p>
      {signOff ? <Signed signOff={signOff} timeZone={timeZone} /> : null}
      <ul className="mt-3 grid gap-1 text-text-2">
        {open.length === 0 ? <li>No payment of {year} is awaiting a decision or payment.</li> : null}
        {open.map((item) => (
          <li key={item.key}>
            <TextLink inline href={item.href}>
              {item.count} {item.words}
            </TextLink>
          </li>
        ))}
        <li>
          {state.closed
            ? `${year} is closed for entries` +
              (state.closedAt ? ` since ${formatInstant(state.closedAt, timeZone)}` : '') +
              (state.closedByName ? `, by ${state.closedByName}` : '') +
              `: ${state.reason}`
            : `${year} is open: entries can still be recorded` +
              (state.reason ? `. It was reopened: ${state.reason}` : '.')}
        </li>
      </ul>
      <div className="mt-10 grid max-w-160 grid-cols-2 gap-8 text-xs text-text-3 max-tablet:gap-4">
        <p className="border-t border-text pt-1.5">Prepared by, date</p>
        <p className="border-t border-text pt-1.5">Signed by, date</p>
      </div>
      <p className="mt-3 text-xs wrap-anywhere text-text-3">
        SHA-256 of these figures: <span className="font-mono">{figuresSha256}</span>
      </p>
    </DocumentSection>
  )
}

/** The statement that was signed, its hash, and the seal made with it. */
function Signed({ signOff, timeZone }: { signOff: SignOff; timeZone: string }) {
  const { statement, asOf, documentSha256, id, document } = signOff
  return (
    <>
      <blockquote className="mt-2 max-w-[68ch] border-l-2 border-line-strong pl-3 wrap-anywhere text-text-2">
        {statement}
      </blockquote>
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
