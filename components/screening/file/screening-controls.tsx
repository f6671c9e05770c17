'use client'

import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import type { ScreeningState } from './use-screening'

/** Starts, stops and resumes the screening of a file, with its progress. `obstacle` is the reason it cannot start. */
export function ScreeningControls({
  state,
  rowCount,
  obstacle,
  start,
  stop,
}: {
  state: ScreeningState
  rowCount: number
  obstacle: string | null
  start: () => void
  stop: () => void
}) {
  const all = rowCount.toLocaleString('en-US')
  const hasBegun = state.status !== 'idle'
  return (
    <div className="mt-2 grid gap-2.5">
      {hasBegun ? (
        <ProgressBar
          label={state.status === 'done' ? 'Screened' : 'Screening'}
          done={state.done}
          total={rowCount}
          valueText={`${state.done.toLocaleString('en-US')} of ${all} rows`}
        />
      ) : null}
      {state.message ? (
        <p role="alert" className="text-sm font-medium text-blocked">
          {state.message}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {state.status === 'running' ? (
          <Button onClick={stop}>Stop</Button>
        ) : state.status === 'done' ? null : (
          <Button tone="primary" onClick={start} disabled={obstacle !== null}>
            {hasBegun ? 'Resume' : `Screen ${all} ${rowCount === 1 ? 'row' : 'rows'}`}
          </Button>
        )}
        {obstacle ? <span className="text-sm text-text-3">{obstacle}</span> : null}
      </div>
    </div>
  )
}
