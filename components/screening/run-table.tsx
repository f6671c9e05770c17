import { InstantText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { TextLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { ReScreeningRun } from '@/lib/screening-desk/re-screening/re-screening-queries'

const number = (value: number): string => value.toLocaleString('en-US')

/** Runs over everything stored, the newest first, with what each found. */
export function RunTable({ runs, timeZone }: { runs: readonly ReScreeningRun[]; timeZone: string }) {
  if (runs.length === 0)
    return (
      <p className="px-4 py-3 text-sm text-text-3">
        No run yet. The first starts automatically once a destination is stored.
      </p>
    )
  return (
    <Table caption="Runs over everything stored">
      <TableHead>
        <Th>Started</Th>
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
              <SubLine>{run.begunBy ? `by ${run.begunBy.name}` : 'automatically, for new places or rules'}</SubLine>
            </Td>
            <Td fold="full">
              {run.placesVersion}
              <SubLine>screening {run.rulesVersion}</SubLine>
            </Td>
            <Td fold="start" num>
              {number(run.done)}
              <FoldedLabel>screened</FoldedLabel>
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
              <FoldedLabel>new hits</FoldedLabel>
            </Td>
            <Td fold="full">
              <FoldedLabel>finished </FoldedLabel>
              {finishedCell(run, timeZone)}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function finishedCell({ finishedAt, superseded }: ReScreeningRun, timeZone: string) {
  if (!finishedAt) return <span className="text-text-3">in progress</span>
  if (superseded) return <span className="text-text-3">superseded by newer places or rules</span>
  return <InstantText instant={finishedAt} timeZone={timeZone} />
}
