'use client'

import { useMemo, useState } from 'react'
import { ScreenedRowItem } from '@/components/screening/screened-row-item'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Panel } from '@/components/ui/panel'
import { OUTCOME_WORDS } from '@/components/ui/state-tag'
import type { ScreeningOutcome } from '@/lib/screening/types'
import type { ColumnRole } from '@/lib/screening-lists/column-roles'
import { destinationOf } from '@/lib/screening-lists/read-rows'
import type { ScreenedFile } from '@/lib/screening-lists/result-file'
import { DownloadButtons } from './download-buttons'
import { type KeepActions, KeepDialog } from './keep-dialog'

const OUTCOMES = ['blocked', 'review', 'clear'] as const
const ROWS_SHOWN = 50

/** What was answered: the counts, which filter, and the rows with their reasons, the worst first by default. */
export function ResultsPanel({
  fileName,
  file,
  roles,
  regions,
  isWhole,
  keep,
}: {
  fileName: string
  file: ScreenedFile
  roles: readonly ColumnRole[]
  regions: boolean
  isWhole: boolean
  keep: KeepActions | null
}) {
  const [chosen, setChosen] = useState<ScreeningOutcome | undefined>()
  const [page, setPage] = useState(0)
  const { answers } = file
  const done = answers.length
  const counts = useMemo(() => countOutcomes(answers.slice(0, done)), [answers, done])
  const only = chosen ?? OUTCOMES.find((outcome) => counts[outcome] > 0) ?? 'clear'
  const shown = useMemo(() => placesOf(answers.slice(0, done), only), [answers, done, only])
  const first = page * ROWS_SHOWN
  const choose = (outcome: ScreeningOutcome) => {
    setChosen(outcome)
    setPage(0)
  }
  return (
    <Panel
      title="Result"
      count={`${done.toLocaleString('en-US')} ${done === 1 ? 'row' : 'rows'}${isWhole ? '' : ' so far'}`}
      end={
        <span className="flex flex-wrap gap-2">
          <DownloadButtons fileName={fileName} file={file} only={chosen} disabled={!isWhole} />
          {keep ? (
            <KeepDialog
              actions={keep}
              file={file}
              roles={roles}
              regions={regions}
              disabled={!isWhole}
              fileName={fileName}
            />
          ) : null}
        </span>
      }
    >
      <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2.5">
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={only === outcome}
            onClick={() => choose(outcome)}
            className={classNames(
              'flex min-h-9 items-center gap-2 rounded-control border px-3 text-sm max-tablet:min-h-11',
              only === outcome ? 'border-accent bg-hover font-semibold' : 'border-line-strong',
            )}
          >
            <b className="text-base font-semibold">{counts[outcome].toLocaleString('en-US')}</b>
            {OUTCOME_WORDS[outcome]}
          </button>
        ))}
      </div>
      <ul aria-label={`${OUTCOME_WORDS[only]} rows`}>
        {shown.slice(first, first + ROWS_SHOWN).map((at) => (
          <Row key={at} at={at} file={file} roles={roles} />
        ))}
      </ul>
      {shown.length === 0 ? <p className="px-4 py-3 text-sm text-text-3">No row came out like this.</p> : null}
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

function Row({ at, file, roles }: { at: number; file: ScreenedFile; roles: readonly ColumnRole[] }) {
  const answer = file.answers[at]
  if (!answer) return null
  return <ScreenedRowItem position={at + 1} destination={destinationOf(file.rows[at] ?? [], roles)} {...answer} />
}

function countOutcomes(answers: ScreenedFile['answers']): Record<ScreeningOutcome, number> {
  const counts = { blocked: 0, review: 0, clear: 0 }
  for (const answer of answers) if (answer) counts[answer.outcome] += 1
  return counts
}

function placesOf(answers: ScreenedFile['answers'], outcome: ScreeningOutcome): number[] {
  const places: number[] = []
  for (let at = 0; at < answers.length; at += 1) if (answers[at]?.outcome === outcome) places.push(at)
  return places
}
