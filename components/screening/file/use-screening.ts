'use client'

import { useCallback, useRef, useState } from 'react'
import { askScreening, ScreeningRefused } from '@/components/screening/ask-screening'
import { batchFrom } from '@/lib/screening-desk/screening-lists/batch'
import type { RowToScreen, ScreenedPiece, ScreenedRow } from '@/lib/screening-desk/screening-lists/screened-row'

/** How often a batch is sent before the user is asked. */
const TRIES = 3
const PAUSE_MILLISECONDS = 800

export type ScreeningState = {
  status: 'idle' | 'running' | 'stopped' | 'failed' | 'done'
  done: number
  answers: (ScreenedRow | undefined)[]
  versions: { placesVersion: string; rulesVersion: string } | null
  message: string | null
}

/** Nothing screened yet. `answers` is a new array each time, because rows are added to it. */
const idle = (): ScreeningState => ({ status: 'idle', done: 0, answers: [], versions: null, message: null })

const CHANGED = 'The rules or lists changed while the file was screened. Screen it again from the start'

async function askPiece(rows: RowToScreen[], regions: boolean, signal: AbortSignal): Promise<ScreenedPiece> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const piece = await askScreening({ rows, regions }, signal)
      if (piece.rows.length === rows.length) return piece
      throw new Error('The server screened another number of rows')
    } catch (error) {
      if (signal.aborted || error instanceof ScreeningRefused || attempt === TRIES) throw error
      await new Promise((again) => setTimeout(again, PAUSE_MILLISECONDS * attempt))
    }
  }
}

/**
 * Screens the rows of a file in batches, one request at a time, so that others have their turn. The results are held in
 * this browser only; after a failure or a stop it resumes where it was.
 */
export function useScreening() {
  const [state, setState] = useState(idle)
  const controller = useRef<AbortController | null>(null)
  const kept = useRef(state)
  const show = useCallback((changes: Partial<ScreeningState>) => {
    kept.current = { ...kept.current, ...changes }
    setState(kept.current)
  }, [])
  const run = useCallback(
    async (count: number, rowAt: (at: number) => RowToScreen, regions: boolean) => {
      controller.current?.abort()
      const own = new AbortController()
      controller.current = own
      const { signal } = own
      show({ status: 'running', message: null })
      const answers = kept.current.answers
      try {
        while (answers.length < count) {
          const piece = await askPiece(batchFrom(answers.length, count, rowAt), regions, signal)
          if (signal.aborted) return
          const { placesVersion, rulesVersion } = piece
          const earlier = kept.current.versions
          if (earlier && (earlier.placesVersion !== placesVersion || earlier.rulesVersion !== rulesVersion)) {
            kept.current = idle()
            return show({ status: 'failed', message: CHANGED })
          }
          answers.push(...piece.rows)
          show({ answers, done: answers.length, versions: { placesVersion, rulesVersion } })
        }
        show({ status: 'done' })
      } catch (error) {
        if (signal.aborted) return
        const why = error instanceof ScreeningRefused ? error.message : 'The server did not answer'
        show({ status: 'failed', message: `${why}. The rows screened so far are still here` })
      }
    },
    [show],
  )
  const stop = useCallback(() => {
    controller.current?.abort()
    show({ status: 'stopped' })
  }, [show])
  const forget = useCallback(() => {
    controller.current?.abort()
    kept.current = idle()
    setState(kept.current)
  }, [])
  return { state, run, stop, forget }
}
