'use client'

import { useRef, useState } from 'react'
import { askForFactor } from '@/components/second-factor/ask-for-factor'
import { saveFile } from '@/components/ui/save-file'
import { FACTOR_HEADER } from '@/lib/kernel/http/factor-header'

export type Download =
  | { state: 'none' }
  | { state: 'running'; bytes: number }
  | { state: 'refused'; message: string }
  | { state: 'finished'; filename: string; bytes: number }

const INTERRUPTED = 'The download was interrupted. Nothing was saved'
/** The progress is read out, so it changes this often and not with every chunk. */
const PROGRESS_EVERY_MILLISECONDS = 1000

/**
 * Downloads a file while the page stays: counts its bytes, saves it when it is complete, and has the message of a
 * refusal. A file that broke off is not saved.
 */
export function useDownload(onFinished: (file: { filename: string; bytes: number }) => void) {
  const [download, setDownload] = useState<Download>({ state: 'none' })
  const running = useRef<AbortController>(null)
  const start = async (address: string) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setDownload({ state: 'running', bytes: 0 })
    const ended = await receive(address, controller.signal, (bytes) => setDownload({ state: 'running', bytes }))
    if (controller.signal.aborted) return
    setDownload(ended)
    if (ended.state === 'finished') onFinished(ended)
  }
  const stop = () => {
    running.current?.abort()
    setDownload({ state: 'none' })
  }
  return { download, start, stop }
}

async function receive(address: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Download> {
  try {
    const response = await fetchGivingFactor(address, signal)
    const filename = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    if (!response.ok || !filename) return { state: 'refused', message: await refusalOf(response) }
    const chunks: Uint8Array<ArrayBuffer>[] = []
    let [bytes, shownAt] = [0, performance.now()]
    for (const reader = response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      bytes += value.length
      if (performance.now() - shownAt >= PROGRESS_EVERY_MILLISECONDS) {
        shownAt = performance.now()
        onBytes(bytes)
      }
    }
    saveFile(new Blob(chunks, { type: response.headers.get('content-type') ?? '' }), filename)
    return { state: 'finished', filename, bytes }
  } catch {
    return { state: 'refused', message: INTERRUPTED }
  }
}

/** The answer of an address, after the second factor where it takes one. */
async function fetchGivingFactor(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal })
  const needed = response.headers.get(FACTOR_HEADER)
  if (needed === null || !(await askForFactor({ hasPasskey: needed === 'passkey' }))) return response
  return fetch(address, { signal })
}

/** The message of a refusal; addresses of files answer in plain text. */
async function refusalOf(response: Response): Promise<string> {
  const isText = response.headers.get('content-type')?.startsWith('text/plain') && !response.ok
  return isText ? (await response.text()).trim() : INTERRUPTED
}
