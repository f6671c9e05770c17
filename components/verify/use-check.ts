'use client'

import { useEffect, useRef, useState } from 'react'
import type { PackageVerdict } from '@/lib/audit/verification/verify-package.mjs'
import type { CheckOrder, CheckReport } from './check-worker'

export type Check =
  | { state: 'none' }
  | { state: 'running'; file: File; readBytes: number }
  | { state: 'cancelled'; file: File }
  | { state: 'broken'; file: File; says: string }
  | { state: 'finished'; file: File; verdict: PackageVerdict; at: Date }

const NO_WORKER = 'The check cannot run in this browser. Use npm run verify, or a newer browser.'

/**
 * Checks one package at a time in a worker. It is started with the page, before any file is known, so that nothing is
 * loaded once one is chosen. Starting another check ends the one before.
 */
export function useCheck() {
  const [check, setCheck] = useState<Check>({ state: 'none' })
  const worker = useRef<Worker | null>(null)
  const order = useRef(0)

  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url))
    worker.current = started
    started.onmessage = ({ data }: MessageEvent<CheckReport>) => {
      if (data.order === order.current) setCheck((now) => afterReport(now, data))
    }
    started.onerror = () => {
      worker.current = null
      setCheck((now) => (now.state === 'running' ? { state: 'broken', file: now.file, says: NO_WORKER } : now))
    }
    return () => started.terminate()
  }, [])

  const send = (what: CheckOrder['package']) => {
    order.current += 1
    worker.current?.postMessage({ order: order.current, package: what } satisfies CheckOrder)
  }
  const start = (file: File, expectedKey: string | null) => {
    send({ file, expectedKey })
    setCheck(worker.current ? { state: 'running', file, readBytes: 0 } : { state: 'broken', file, says: NO_WORKER })
  }
  const stop = (next: Check) => {
    send(null)
    setCheck(next)
  }

  return { check, start, stop }
}

function afterReport(now: Check, report: CheckReport): Check {
  if (now.state !== 'running') return now
  const { file } = now
  if (report.kind === 'progress') return { state: 'running', file, readBytes: report.readBytes }
  if (report.kind === 'broken') return { state: 'broken', file, says: report.says }
  return { state: 'finished', file, verdict: report.verdict, at: new Date() }
}
