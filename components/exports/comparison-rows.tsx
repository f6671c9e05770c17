import { CircleCheck, Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { InstantText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { SumLine } from '@/components/ui/sum-line'
import { Tag, type TagTone } from '@/components/ui/tag'
import { verbWords } from '@/lib/audit/verbs'
import {
  CHANGES,
  type Change,
  type ChangedRow,
  type Comparison,
  ROWS_SHOWN,
} from '@/lib/reporting/exports/compare/read-comparison'
import { reportWords } from '@/lib/reporting/exports/report-words'
import type { ComparisonQuestion } from './comparison-form'

const LOOK: Readonly<Record<Change, { words: string; tone: TagTone }>> = {
  added: { words: 'Added', tone: 'clear' },
  changed: { words: 'Changed', tone: 'wait' },
  voided: { words: 'Voided', tone: 'review' },
  gone: { words: 'No longer in it', tone: 'off' },
}

/** Where the row of a report is shown, for those whose key is the id of a record. */
const PAGES: Readonly<Record<string, string>> = {
  payments: '/payments/',
  'blocked-and-reviewed': '/payments/',
  'apparent-violations': '/payments/',
  companies: '/companies/',
  products: '/products/',
  'fsb-licenses': '/fsb-licenses/',
  'screening-cases': '/screening/cases/',
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
  const total = CHANGES.reduce((sum, change) => sum + counts[change], 0)
  return (
    <Panel
      title={reportWords(question.report)}
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
          words: LOOK[change].words.toLowerCase(),
        }))}
        end={total > 0 ? <ComparisonFile question={question} later={later} /> : null}
      />
      {total === 0 ? (
        <EmptyState
          icon={CircleCheck}
          title="No difference"
          says="The report says the same at both instants, byte for byte where nothing moves with the days alone."
        />
      ) : (
        <ul>
          {rows.map((row) => (
            <DifferentRow key={row.key} row={row} page={PAGES[question.report]} timeZone={timeZone} />
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
    <form action={`/api/exports/${report}/compare`} method="get" className="print:hidden">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" icon={<Icon of={Download} />}>
        Export as CSV
      </Button>
    </form>
  )
}

function DifferentRow({ row, page, timeZone }: { row: ChangedRow; page: string | undefined; timeZone: string }) {
  const { words, tone } = LOOK[row.change]
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
        <Tag tone={tone}>{words}</Tag>
      </div>
      {row.values.length > 0 ? (
        <dl className="mt-1 grid grid-cols-[minmax(0,180px)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-sm max-tablet:grid-cols-1">
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
              <InstantText instant={new Date(event.at)} timeZone={timeZone} /> {event.person} {verbWords(event.verb)}
              {event.reason ? <span className="text-text-3">: {event.reason}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
