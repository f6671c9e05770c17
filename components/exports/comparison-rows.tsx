import { CircleCheck, Download } from 'lucide-react'
import { DownloadForm } from '@/components/exports/downloads/download-form'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { InstantText } from '@/components/ui/display/date-text'
import { Icon } from '@/components/ui/display/icon'
import { Tag, type TagTone } from '@/components/ui/display/tag'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { SumLine } from '@/components/ui/tables/sum-line'
import { verbLabel } from '@/lib/audit/events/verbs'
import {
  CHANGES,
  type Change,
  type ChangedRow,
  type Comparison,
  ROWS_SHOWN,
} from '@/lib/reporting/exports/compare/read-comparison'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { ComparisonQuestion } from './comparison-form'

const LOOK: Readonly<Record<Change, { label: string; tone: TagTone }>> = {
  added: { label: 'Added', tone: 'clear' },
  changed: { label: 'Changed', tone: 'wait' },
  voided: { label: 'Voided', tone: 'review' },
  gone: { label: 'No longer in it', tone: 'off' },
}

/** How many rows differ and the first of them, each with its values before and after and what was done to it. */
export function ComparisonRows({
  question,
  comparison,
  timeZone,
}: {
  question: ComparisonQuestion
  comparison: Comparison
  timeZone: string
}) {
  const { counts, rows, earlier, later } = comparison
  const report = reportNamed(question.report)
  const total = CHANGES.reduce((sum, change) => sum + counts[change], 0)
  return (
    <Panel
      title={report?.title ?? question.report}
      count={
        <>
          <InstantText instant={earlier} timeZone={timeZone} /> to <InstantText instant={later} timeZone={timeZone} />
        </>
      }
      footer={
        total > ROWS_SHOWN ? `The first ${ROWS_SHOWN} of ${total.toLocaleString('en-US')}; the file has them all` : null
      }
    >
      <SumLine
        sums={CHANGES.map((change) => ({
          key: change,
          value: counts[change].toLocaleString('en-US'),
          label: LOOK[change].label.toLowerCase(),
        }))}
        end={total > 0 ? <ComparisonFile question={question} later={later} /> : null}
      />
      {total === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title="No difference"
          description="The report is the same at both instants, apart from values that change with the day alone."
        />
      ) : (
        <ul>
          {rows.map((row) => (
            <DifferentRow key={row.key} row={row} page={report?.recordPage} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The whole comparison as a file, of the instants that stand on the page. */
function ComparisonFile({ question, later }: { question: ComparisonQuestion; later: Date }) {
  const { report, year, earlier } = question
  const fields = { earlier, later: later.toISOString(), ...(year && { year }) }
  return (
    <DownloadForm action={`/api/exports/${report}/compare`} className="print:hidden">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" icon={<Icon of={Download} />}>
        Export as CSV
      </Button>
    </DownloadForm>
  )
}

function DifferentRow({ row, page, timeZone }: { row: ChangedRow; page: string | undefined; timeZone: string }) {
  const { label, tone } = LOOK[row.change]
  return (
    <li className="border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-2">
        {page ? (
          <TextLink href={`${page}${row.key}`} className="font-medium wrap-anywhere">
            {row.name}
          </TextLink>
        ) : (
          <span className="font-medium wrap-anywhere">{row.name}</span>
        )}
        <Tag tone={tone}>{label}</Tag>
      </div>
      {row.values.length > 0 ? (
        <dl
          className={classNames(
            'mt-1 grid grid-cols-[minmax(0,180px)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-sm',
            'max-tablet:grid-cols-1',
          )}
        >
          {row.values.map(({ column, before, after }) => (
            <div key={column} className="contents">
              <dt className="text-text-3">{column}</dt>
              <dd className="wrap-anywhere">
                <del className="text-text-3 no-underline">{before || 'empty'}</del>
                <span className="px-1.5 text-text-4" aria-hidden="true">
                  →
                </span>
                <span className="sr-only"> became </span>
                <ins className="no-underline">{after || 'empty'}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {row.events.length > 0 ? (
        <ul className="mt-1 text-sm text-text-2">
          {row.events.map((event) => (
            <li key={`${event.at} ${event.verb}`} className="wrap-anywhere">
              <InstantText instant={new Date(event.at)} timeZone={timeZone} /> {event.person} {verbLabel(event.verb)}
              {event.reason ? <span className="text-text-3">: {event.reason}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
