// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ROWS_A_PIECE, type RowToScreen } from '@/lib/screening-desk/screening-lists/screened-row'
import { useScreening } from './use-screening'

const VERSIONS = { placesVersion: 'places 1', rulesVersion: 'rules 1' }
const rowAt = (at: number): RowToScreen => ({
  destinations: [
    { party: `row ${at}`, destination: { country: 'RU' } as RowToScreen['destinations'][0]['destination'] },
  ],
  others: [],
})
type Answer = (rows: RowToScreen[]) => Response | Promise<Response>
const screened: Answer = (rows) =>
  Response.json({
    ...VERSIONS,
    rows: rows.map(({ destinations }) => ({ outcome: 'clear', parts: [{ party: destinations[0]?.party }], hits: [] })),
  })
const refused =
  (status: number, message?: string): Answer =>
  () =>
    Response.json(message ? { message } : {}, { status })

/** What the server was sent: the first row of each request. */
let requests: (string | undefined)[]

/** A server that gives these answers one after the other, and then screens everything. */
function serve(...answers: Answer[]) {
  requests = []
  vi.stubGlobal('fetch', async (_address: string, { body, signal }: { body: string; signal: AbortSignal }) => {
    const { rows } = JSON.parse(body)
    requests.push(rows[0]?.destinations[0].party)
    const response = await (answers[requests.length - 1] ?? screened)(rows)
    signal.throwIfAborted()
    return response
  })
}

const open = () => renderHook(() => useScreening()).result
const run = async (screening: ReturnType<typeof open>, count: number) => {
  await act(async () => {
    const end = screening.current.run(count, rowAt, true)
    await vi.runAllTimersAsync()
    await end
  })
  return screening.current.state
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('screening a file in batches', () => {
  test('asks one after the other, and has the answer of each row in its place', async () => {
    serve()
    const state = await run(open(), ROWS_A_PIECE + 2)
    expect(requests).toEqual(['row 0', `row ${ROWS_A_PIECE}`])
    expect(state).toMatchObject({ status: 'done', done: ROWS_A_PIECE + 2, versions: VERSIONS, message: null })
    expect(state.answers.map((answer) => answer?.parts[0]?.party)).toEqual(
      Array.from({ length: ROWS_A_PIECE + 2 }, (_, at) => `row ${at}`),
    )
  })

  test('asks three times when the server does not answer, then fails and resumes where it was', async () => {
    serve(screened, refused(503), refused(503), refused(503))
    const screening = open()
    expect(await run(screening, ROWS_A_PIECE + 2)).toMatchObject({ status: 'failed', done: ROWS_A_PIECE })
    expect(requests).toHaveLength(4)
    expect(await run(screening, ROWS_A_PIECE + 2)).toMatchObject({ status: 'done', done: ROWS_A_PIECE + 2 })
    expect(requests.slice(4)).toEqual([`row ${ROWS_A_PIECE}`])
  })

  test('does not ask again when it is refused, and shows why', async () => {
    serve(refused(403, 'An auditor cannot screen'))
    const state = await run(open(), 2)
    expect(requests).toHaveLength(1)
    expect(state).toMatchObject({
      status: 'failed',
      done: 0,
      message: 'An auditor cannot screen. The rows screened so far are still here',
    })
  })

  test.each([
    ['fewer', (rows: RowToScreen[]) => screened(rows.slice(1))],
    ['more', (rows: RowToScreen[]) => screened([...rows, ...rows])],
    ['no', () => screened([])],
  ])('takes no answer with %s rows than were sent', async (_how, answer) => {
    serve(answer, answer, answer)
    expect(await run(open(), 3)).toMatchObject({ status: 'failed', done: 0, answers: [] })
  })

  test('does not put together rows that were screened by two versions', async () => {
    const later: Answer = async (rows) =>
      Response.json({ ...(await (await screened(rows)).json()), rulesVersion: 'rules 2' })
    serve(screened, later)
    const state = await run(open(), ROWS_A_PIECE + 2)
    expect(state).toMatchObject({ status: 'failed', done: 0, answers: [], versions: null })
    expect(state.message).toMatch(/changed while the file was screened/)
  })

  test('stops at once, and what arrives later is not taken', async () => {
    let answer = () => {}
    serve((rows) => new Promise((resolve) => (answer = () => resolve(screened(rows)))))
    const screening = open()
    await act(async () => {
      const end = screening.current.run(2, rowAt, true)
      screening.current.stop()
      answer()
      await end
    })
    expect(screening.current.state).toMatchObject({ status: 'stopped', done: 0, answers: [] })
  })

  test('begins with nothing, also after another file or an earlier visit', async () => {
    serve()
    const screening = open()
    await run(screening, 2)
    act(() => screening.current.forget())
    expect(screening.current.state).toMatchObject({ status: 'idle', done: 0, answers: [] })
    await run(screening, 2)
    expect(open().current.state.answers).toEqual([])
    const next = open()
    await run(next, 1)
    expect(requests).toEqual(['row 0', 'row 0', 'row 0'])
  })
})
