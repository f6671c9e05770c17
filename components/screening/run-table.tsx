import { InstantText } from '@/components/ui/date-text'
import { TextLink } from '@/components/ui/link'
import { PhoneWords } from '@/components/ui/phone-words'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import type { ReScreeningRun } from '@/lib/screening-desk/re-screening/re-screening-queries'

const number = (value: number): string => value.toLocaleString('en-US')

/** Runs over everything stored, the newest first, with what each found. */
export function RunTable({ runs, timeZone }: { runs: readonly ReScreeningRun[]; timeZone: string }) {
  if (runs.length === 0)
    return (
      <p className="px-4 py-3 text-sm text-text-3">
        No run yet. The first begins by itself once a destination is stored.
      </p>
    )
  return (
    <Table caption="Runs over everything stored">
      <TableHead>
        <Th>Begun</Th>
        <Th>Places and rules</Th>
        <Th num>Screened</Th>
        <Th num>Blocked</Th>
        <Th num>Review</Th>
        <Th num>Clear</Th>
        <Th num>New hits</Th>
        <Th>Finished</Th>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <Tr key={run.id}>
            <Td fold="name">
              <InstantText instant={run.begunAt} timeZone={timeZone} />
              <SubLine>{run.begunBy ? `by ${run.begunBy.name}` : 'by itself, for new places or rules'}</SubLine>
            </Td>
            <Td fold="full">
              {run.placesVersion}
              <SubLine>rules {run.rulesVersion}</SubLine>
            </Td>
            <Td fold="start" num>
              {number(run.done)}
              <PhoneWords>screened</PhoneWords>
            </Td>
            <Td fold="hidden" num>
              {number(run.blockedCount)}
            </Td>
            <Td fold="hidden" num>
              {number(run.reviewCount)}
            </Td>
            <Td fold="hidden" num>
              {number(run.clearCount)}
            </Td>
            <Td fold="end" num strong>
              {run.hitCount > 0 ? (
                <TextLink
                  href={`/screening/cases?run=${run.id}&state=all`}
                  aria-label={`${run.hitCount} new hits of this run`}
                >
                  {number(run.hitCount)}
                </TextLink>
              ) : (
                '0'
              )}
              <PhoneWords>new hits</PhoneWords>
            </Td>
            <Td fold="full">
              <PhoneWords>finished </PhoneWords>
              {finishedWords(run, timeZone)}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function finishedWords({ finishedAt, superseded }: ReScreeningRun, timeZone: string) {
  if (!finishedAt) return <span className="text-text-3">under way</span>
  if (superseded) return <span className="text-text-3">gave way to newer places or rules</span>
  return <InstantText instant={finishedAt} timeZone={timeZone} />
}
