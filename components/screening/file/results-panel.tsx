'use client'

import { useMemo, useState } from 'react'
import { ScreenedRowItem } from '@/components/screening/screened-row-item'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Panel } from '@/components/ui/layout/panel'
import { readRow } from '@/lib/screening-desk/screening-lists/read-rows'
import { matchesFilter, type ResultFilter, type ScreenedFile } from '@/lib/screening-desk/screening-lists/result-file'
import type { ListSource } from '@/lib/screening-desk/screening-lists/saved-list-source'
import { DownloadButtons } from './download-buttons'
import { FILTER_LABELS } from './filter-labels'
import { type SaveActions, SaveDialog } from './save-dialog'

const FILTERS = ['blocked', 'review', 'clear', 'hits'] as const
const ROWS_SHOWN = 50

/** The result: counts that filter, and the rows with their reasons, the worst first by default. */
export function ResultsPanel({
  fileName,
  file,
  source,
  regions,
  isComplete,
  keep,
}: {
  fileName: string
  file: ScreenedFile
  /** How the file was read. */
  source: Omit<ListSource, 'fileName' | 'columns'>
  regions: boolean
  isComplete: boolean
  keep: SaveActions | null
}) {
  const [chosen, setChosen] = useState<ResultFilter | undefined>()
  const [page, setPage] = useState(0)
  const { answers } = file
  const done = answers.length
  const counts = useMemo(() => countRows(answers.slice(0, done)), [answers, done])
  const only = chosen ?? FILTERS.find((filter) => counts[filter] > 0) ?? 'clear'
  const shown = useMemo(() => positionsOf(answers.slice(0, done), only), [answers, done, only])
  const first = page * ROWS_SHOWN
  const choose = (filter: ResultFilter) => {
    setChosen(filter)
    setPage(0)
  }
  return (
    <Panel
      title="Result"
      count={`${done.toLocaleString('en-US')} ${done === 1 ? 'row' : 'rows'}${isComplete ? '' : ' so far'}`}
      end={
        <span className="flex flex-wrap gap-2">
          <DownloadButtons fileName={fileName} file={file} only={chosen} disabled={!isComplete} />
          {keep ? (
            <SaveDialog
              actions={keep}
              file={file}
              source={source}
              regions={regions}
              disabled={!isComplete}
              fileName={fileName}
            />
          ) : null}
        </span>
      }
    >
      <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2.5">
        {FILTERS.filter((filter) => filter !== 'hits' || counts.hits > 0).map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={only === filter}
            onClick={() => choose(filter)}
            className={classNames(
              'flex min-h-9 items-center gap-2 rounded-control border px-3 text-sm max-tablet:min-h-11',
              only === filter ? 'border-accent bg-hover font-semibold' : 'border-line-strong',
            )}
          >
            <b className="text-base font-semibold">{counts[filter].toLocaleString('en-US')}</b>
            {FILTER_LABELS[filter]}
          </button>
        ))}
      </div>
      <ul aria-label={`${FILTER_LABELS[only]} rows`}>
        {shown.slice(first, first + ROWS_SHOWN).map((at) => (
          <Row key={at} at={at} file={file} />
        ))}
      </ul>
      {shown.length === 0 ? <p className="px-4 py-3 text-sm text-text-3">No rows with this outcome.</p> : null}
      {shown.length > ROWS_SHOWN ? (
        <div className="flex items-center gap-2 border-t border-line px-4 py-2.5 text-sm text-text-3">
          <span className="mr-auto">
            {(first + 1).toLocaleString('en-US')} to{' '}
            {Math.min(first + ROWS_SHOWN, shown.length).toLocaleString('en-US')} of{' '}
            {shown.length.toLocaleString('en-US')}
          </span>
          <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </Button>
          <Button size="small" disabled={first + ROWS_SHOWN >= shown.length} onClick={() => setPage(page + 1)}>
            Next
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

function Row({ at, file }: { at: number; file: ScreenedFile }) {
  const answer = file.answers[at]
  const row = file.rows[at]
  if (!answer || !row) return null
  const { destinations } = readRow(row.cells, file.columns, file.width)
  const parts = answer.parts.map((part, index) => ({ ...part, destination: destinations[index]?.destination ?? {} }))
  return <ScreenedRowItem position={row.line} parts={parts} outcome={answer.outcome} hits={answer.hits} />
}

function countRows(answers: ScreenedFile['answers']): Record<ResultFilter, number> {
  const counts = { blocked: 0, review: 0, clear: 0, hits: 0 }
  for (const answer of answers) {
    if (!answer) continue
    counts[answer.outcome] += 1
    if (answer.hits.length > 0) counts.hits += 1
  }
  return counts
}

function positionsOf(answers: ScreenedFile['answers'], filter: ResultFilter): number[] {
  return answers.flatMap((answer, at) => (answer && matchesFilter(answer, filter) ? [at] : []))
}
