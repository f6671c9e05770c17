// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useLeaveGuard } from './use-leave-guard'

afterEach(cleanup)

const isAsked = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

test('asks while something is unsaved, and no longer', () => {
  const form = renderHook(({ unsaved }) => useLeaveGuard(unsaved), { initialProps: { unsaved: false } })
  expect(isAsked()).toBe(false)
  form.rerender({ unsaved: true })
  expect(isAsked()).toBe(true)
  form.rerender({ unsaved: false })
  expect(isAsked()).toBe(false)
  form.rerender({ unsaved: true })
  form.unmount()
  expect(isAsked()).toBe(false)
})
