'use client'

import { useCallback, useRef, useState } from 'react'
import { askScreening, ScreeningRefused } from '@/components/screening/ask-screening'
import { pieceFrom } from '@/lib/screening-desk/screening-lists/piece'
import type { RowToScreen, ScreenedPiece, ScreenedRow } from '@/lib/screening-desk/screening-lists/screened-row'

/** How often a piece is sent again before the person is asked. */
const TRIES = 3
const PAUSE_MILLISECONDS = 800

export type ScreeningState = {
  status: 'idle' | 'running' | 'stopped' | 'failed' | 'done'
  done: number
  answers: (ScreenedRow | undefined)[]
  versions: { placesVersion: string; rulesVersion: string } | null
  says: string | null
}

const IDLE: ScreeningState = { status: 'idle', done: 0, answers: [], versions: null, says: null }

async function askPiece(rows: RowToScreen[], regions: boolean, signal: AbortSignal): Promise<ScreenedPiece> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askScreening({ rows, regions }, signal)
    } catch (error) {
      if (signal.aborted || error instanceof ScreeningRefused || attempt === TRIES) throw error
      await new Promise((again) => setTimeout(again, PAUSE_MILLISECONDS * attempt))
    }
  }
}

/**
 * Screens the rows of a file piece by piece, one request at a time, so that others have their turn. What is answered is
 * kept here alone; after a failure or a stop it goes on where it was.
 */
export function useScreening() {
  const [state, setState] = useState(IDLE)
  const controller = useRef<AbortController | null>(null)
  const kept = useRef(IDLE)
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
      show({ status: 'running', says: null })
      const answers = kept.current.answers
      try {
        while (answers.length < count) {
          const piece = await askPiece(pieceFrom(answers.length, count, rowAt), regions, signal)
          if (signal.aborted) return
          answers.push(...piece.rows)
          const { placesVersion, rulesVersion } = piece
          show({ answers, done: answers.length, versions: { placesVersion, rulesVersion } })
        }
        show({ status: 'done' })
      } catch (error) {
        if (signal.aborted) return
        const why = error instanceof ScreeningRefused ? error.message : 'The server did not answer'
        show({ status: 'failed', says: `${why}. What is screened so far is kept here` })
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
    kept.current = { ...IDLE, answers: [] }
    setState(kept.current)
  }, [])
  return { state, run, stop, forget }
}
