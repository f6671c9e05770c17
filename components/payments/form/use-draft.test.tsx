// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { blankDraft } from '@/lib/ledger/payments/form/blank-payment'
import { type FormState, formState } from './form-state'
import { useDraft } from './use-draft'

const EMPTY = formState(blankDraft(), 'saved')
const typed = (note: string): FormState => ({ ...EMPTY, note })
const open = (isUntouched = true) =>
  renderHook(({ state, untouched }) => useDraft(state, untouched), {
    initialProps: { state: EMPTY, untouched: isUntouched },
  })
const stored = () => JSON.parse(Object.values({ ...sessionStorage })[0] ?? 'null')

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('the draft of a payment', () => {
  test('is saved half a second after the last change, and not while the form is untouched', () => {
    const form = open()
    vi.advanceTimersByTime(1000)
    expect(stored()).toBeNull()
    form.rerender({ state: typed('a'), untouched: false })
    vi.advanceTimersByTime(400)
    form.rerender({ state: typed('ab'), untouched: false })
    vi.advanceTimersByTime(400)
    expect(stored()).toBeNull()
    vi.advanceTimersByTime(100)
    expect(stored()).toMatchObject({ note: 'ab' })
  })

  test('is offered at the next visit, until it is declined', () => {
    const first = open()
    first.rerender({ state: typed('a fee'), untouched: false })
    vi.advanceTimersByTime(500)
    first.unmount()
    const next = open()
    expect(next.result.current.restored).toMatchObject({ note: 'a fee' })
    act(() => next.result.current.decline())
    expect(next.result.current.restored).toBeNull()
  })

  test('is gone once the payment is recorded, also when the last change was a moment before', () => {
    const form = open()
    form.rerender({ state: typed('a fee'), untouched: false })
    vi.advanceTimersByTime(200)
    act(() => form.result.current.forget())
    vi.advanceTimersByTime(1000)
    expect(stored()).toBeNull()
  })

  test.each(['', '{', '"text"', '[]', 'null', '{"note":"of another form"}'])('is not offered from %s', (text) => {
    const before = open()
    before.rerender({ state: typed('a'), untouched: false })
    vi.advanceTimersByTime(500)
    before.unmount()
    for (const name of Object.keys({ ...sessionStorage })) sessionStorage.setItem(name, text)
    expect(open().result.current.restored).toBeNull()
  })
})
