// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { saveFile } from '@/components/ui/save-file'
import { useDownload } from './use-download'

vi.mock('@/components/ui/save-file', () => ({ saveFile: vi.fn() }))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.mocked(saveFile).mockReset()
})

const NAMED = { 'content-disposition': 'attachment; filename="headroom-payments.csv"', 'content-type': 'text/csv' }

async function downloaded(answer: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async () => answer())
  const finished = vi.fn()
  const { result } = renderHook(() => useDownload(finished))
  await act(() => result.current.start('/api/exports/payments?format=csv'))
  await waitFor(() => expect(result.current.download.state).not.toBe('running'))
  return { download: result.current.download, finished }
}

describe('a download', () => {
  it('is saved under its name once all of it is there', async () => {
    const { download, finished } = await downloaded(() => new Response('a,b\r\n1,2\r\n', { headers: NAMED }))
    expect(download).toEqual({ state: 'finished', filename: 'headroom-payments.csv', bytes: 10 })
    expect(finished).toHaveBeenCalledOnce()
    const [blob, name] = vi.mocked(saveFile).mock.calls[0] ?? []
    expect([await blob?.text(), name]).toEqual(['a,b\r\n1,2\r\n', 'headroom-payments.csv'])
  })

  it('has the message of a refusal and saves nothing', async () => {
    const message = 'asOf: 2 Jan 2099, 23:59 has not come yet.'
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    const { download, finished } = await downloaded(() => new Response(`${message}\n`, { status: 400, headers }))
    expect(download).toEqual({ state: 'refused', message })
    expect([finished.mock.calls, vi.mocked(saveFile).mock.calls]).toEqual([[], []])
  })

  it.each([
    [
      'breaks off',
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.error(new Error('gone')),
          }),
          { headers: NAMED },
        ),
    ],
    [
      'is answered by another page',
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    ],
  ])('that %s is not saved', async (_what, answer) => {
    const { download } = await downloaded(answer)
    expect(download).toEqual({ state: 'refused', message: 'The download was interrupted. Nothing was saved' })
    expect(vi.mocked(saveFile).mock.calls).toEqual([])
  })
})
