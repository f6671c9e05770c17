import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { SubLine } from '@/components/ui/display/sub-line'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { addDays, formatDate } from '@/lib/kernel/calendar'
import { mayChange } from '@/lib/permissions/object-rights'
import type { Actor } from '@/lib/permissions/permissions'
import { fileKindLabel } from '@/lib/report-definition/file-kinds'
import type { FilterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { nextDueDate, periodLabel } from '@/lib/reporting/exports/schedules/due-dates'
import type { newestFiles, Schedule } from '@/lib/reporting/exports/schedules/schedule-queries'
import { coversWords, RHYTHM_WORDS } from '@/lib/reporting/exports/schedules/schedule-words'
import { reportTitle } from '@/lib/reporting/registry/reports'

type Props = {
  schedules: readonly Schedule[]
  newest: Awaited<ReturnType<typeof newestFiles>>
  describeFilter: FilterDescriber
  now: Date
  timeZone: string
  pause: ServerAction<unknown>
  reader: Actor
}

/** The scheduled exports: report, frequency, next date and newest file. */
export function ScheduleTable({ schedules, newest, describeFilter, now, timeZone, pause, reader }: Props) {
  return (
    <Table caption="Scheduled exports by name">
      <TableHead>
        <Th width="34%">Schedule</Th>
        <Th>How often</Th>
        <Th>Next</Th>
        <Th>Newest file</Th>
        <Th>Owner</Th>
        <Th>
          <span className="sr-only">Pause or resume</span>
        </Th>
      </TableHead>
      <TableBody>
        {schedules.map((one) => (
          <Tr key={one.id}>
            <Td fold="name">
              <RowLink href={`/exports/schedules/${one.id}`}>{one.name}</RowLink>
              <SubLine>
                {reportTitle(one.report)}, {fileKindLabel(one.format)}. {describeFilter(one.parameters)}.
              </SubLine>
            </Td>
            <Td fold="full">
              {RHYTHM_WORDS[one.rhythm]}
              <SubLine>{coversWords(one.covers, one.rhythm)}</SubLine>
            </Td>
            <Td fold="start">
              <FoldedLabel>next </FoldedLabel>
              <Next schedule={one} now={now} timeZone={timeZone} />
            </Td>
            <Td fold="end">
              <Newest scheduleId={one.id} file={newest.get(one.id)} />
            </Td>
            <Td fold="start">
              {one.owner.name}
              {one.owner.deactivatedAt ? <SubLine>deactivated: an administrator can take it over</SubLine> : null}
            </Td>
            <Td fold="end" num>
              {mayChange(reader, 'export-schedule', one.owner.id) ? <PauseButton schedule={one} pause={pause} /> : null}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function Next({ schedule, now, timeZone }: { schedule: Schedule; now: Date; timeZone: string }) {
  if (schedule.pausedAt) return <span className="text-text-3">paused</span>
  const { lastDay } = nextDueDate(schedule.rhythm, now, timeZone)
  return (
    <>
      <span className="whitespace-nowrap">{formatDate(addDays(lastDay, 1))}</span>
      <SubLine>as of the end of {formatDate(lastDay)}</SubLine>
    </>
  )
}

function Newest({ scheduleId, file }: { scheduleId: string; file: { period: string; state: string } | undefined }) {
  if (!file) return <span className="text-text-3">none yet</span>
  return (
    <>
      <TextLink href={`/exports/downloads?schedule=${scheduleId}`}>{periodLabel(file.period)}</TextLink>
      <SubLine>{file.state}</SubLine>
    </>
  )
}

function PauseButton({ schedule, pause }: { schedule: Schedule; pause: ServerAction<unknown> }) {
  const paused = schedule.pausedAt !== null
  const verb = paused ? 'Resume' : 'Pause'
  return (
    <ActionButton
      action={pause}
      fields={{ id: schedule.id, paused: paused ? 'no' : 'yes' }}
      announcement={`${schedule.name} was ${paused ? 'resumed' : 'paused'}`}
      refused="Nothing was changed"
      size="small"
      pendingLabel={paused ? 'Resuming' : 'Pausing'}
      aria-label={`${verb} ${schedule.name}`}
    >
      {verb}
    </ActionButton>
  )
}
