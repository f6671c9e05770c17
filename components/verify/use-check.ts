'use client'

import { useEffect, useRef, useState } from 'react'
import type { PackageVerdict } from '@/lib/audit/verification/verify-package'
import type { CheckOrder, CheckReport } from './check-worker'

export type Check =
  | { state: 'none' }
  | { state: 'running'; file: File; readBytes: number }
  | { state: 'cancelled'; file: File }
  | { state: 'broken'; file: File; message: string }
  | { state: 'finished'; file: File; verdict: PackageVerdict; at: Date }

const NO_WORKER = 'The check cannot run in this browser. Use headroom-verify.mjs, or a newer browser.'

/**
 * Checks one package at a time in a worker. The worker is started with the page, before a file is chosen, so that
 * nothing is loaded after that. Starting another check ends the one before.
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
      setCheck((now) => (now.state === 'running' ? { state: 'broken', file: now.file, message: NO_WORKER } : now))
    }
    return () => started.terminate()
  }, [])

  const send = (ordered: CheckOrder['package']) => {
    order.current += 1
    worker.current?.postMessage({ order: order.current, package: ordered } satisfies CheckOrder)
  }
  const start = (file: File, expectedKey: string | null) => {
    send({ file, expectedKey })
    setCheck(worker.current ? { state: 'running', file, readBytes: 0 } : { state: 'broken', file, message: NO_WORKER })
  }
  const stop = (next: Check) => {
    send(null)
    setCheck(next)
  }

  return { check, start, stop }
}

/** The state of a check after a report of the worker; a check that is not running is left as it is. */
export function afterReport(now: Check, report: CheckReport, at = new Date()): Check {
  if (now.state !== 'running') return now
  const { file } = now
  if (report.kind === 'progress') return { state: 'running', file, readBytes: report.readBytes }
  if (report.kind === 'broken') return { state: 'broken', file, message: report.message }
  return { state: 'finished', file, verdict: report.verdict, at }
}
