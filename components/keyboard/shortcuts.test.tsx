// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { switchSingleKeys } from './key-preference'
import { printedKeys, submitOnControlEnter } from './keys'
import { runShortcut, type Shortcut, shortcutsNow, useShortcut } from './shortcuts'

const approve = vi.fn()
const nextRow = vi.fn()
const nextRecord = vi.fn()

function Page({ shortcuts }: { shortcuts: (Shortcut | null)[] }) {
  return (
    <>
      {shortcuts.map((shortcut, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shortcuts of a test never move
        <Key key={at} shortcut={shortcut} />
      ))}
      <button type="button">a button</button>
      <input aria-label="text" />
      <input type="radio" aria-label="choice" />
      <textarea aria-label="note" />
      <select aria-label="kind" />
      <div role="listbox" tabIndex={-1} aria-label="options" />
    </>
  )
}
function Key({ shortcut }: { shortcut: Shortcut | null }) {
  useShortcut(shortcut)
  return null
}

const APPROVE: Shortcut = { keys: 'a', label: 'Approve', group: 'This record', run: approve }
const ROW: Shortcut = { keys: 'j', label: 'Next row', group: 'This list', run: nextRow }
const RECORD: Shortcut = { keys: 'j', label: 'Next payment', group: 'This record', run: nextRecord }

beforeEach(() => {
  vi.clearAllMocks()
  document.addEventListener('keydown', runShortcut)
})
afterEach(() => {
  document.removeEventListener('keydown', runShortcut)
  switchSingleKeys(true)
  cleanup()
})

describe('a key', () => {
  test('runs its shortcut from the page, a button or a choice', () => {
    const { getByRole } = render(<Page shortcuts={[APPROVE]} />)
    for (const part of [document.body, getByRole('button'), getByRole('radio')]) fireEvent.keyDown(part, { key: 'a' })
    expect(approve).toHaveBeenCalledTimes(3)
  })

  test.each(['text', 'note', 'kind', 'options'])('is typed in a field and does nothing: %s', (label) => {
    const { getByLabelText } = render(<Page shortcuts={[APPROVE]} />)
    fireEvent.keyDown(getByLabelText(label), { key: 'a' })
    expect(approve).not.toHaveBeenCalled()
  })

  test.each([
    { key: 'a', ctrlKey: true },
    { key: 'a', metaKey: true },
    { key: 'a', altKey: true },
    { key: 'A', shiftKey: true },
    { key: 'a', repeat: true },
    { key: 'a', isComposing: true },
  ])('does nothing with another key, held down or while composing: %j', (press) => {
    render(<Page shortcuts={[APPROVE]} />)
    fireEvent.keyDown(document.body, press)
    expect(approve).not.toHaveBeenCalled()
  })

  test('does nothing while a dialog is open, or when single keys are switched off', () => {
    const { rerender } = render(<Page shortcuts={[APPROVE]} />)
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    fireEvent.keyDown(document.body, { key: 'a' })
    dialog.remove()
    switchSingleKeys(false)
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(approve).not.toHaveBeenCalled()
    switchSingleKeys(true)
    rerender(<Page shortcuts={[APPROVE]} />)
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(approve).toHaveBeenCalledOnce()
  })

  test('belongs to the record before the list, is offered once, and goes with its action', () => {
    const { rerender } = render(<Page shortcuts={[ROW, RECORD, APPROVE]} />)
    expect(shortcutsNow().map(({ label }) => label)).toEqual(['Next payment', 'Approve'])
    fireEvent.keyDown(document.body, { key: 'j', repeat: true })
    expect(nextRecord).toHaveBeenCalledOnce()
    rerender(<Page shortcuts={[ROW, null, null]} />)
    fireEvent.keyDown(document.body, { key: 'j' })
    fireEvent.keyDown(document.body, { key: 'a' })
    expect([nextRow.mock.calls.length, approve.mock.calls.length]).toEqual([1, 0])
    rerender(<Page shortcuts={[{ ...ROW, applies: () => false }, null, null]} />)
    expect(shortcutsNow()).toEqual([])
  })
})

test('Ctrl+Enter and Cmd+Enter submit the form from a field, and Enter alone does not', () => {
  const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  const { getByRole } = render(
    <form onSubmit={submitted} onKeyDown={submitOnControlEnter}>
      <textarea />
    </form>,
  )
  fireEvent.keyDown(getByRole('textbox'), { key: 'Enter' })
  fireEvent.keyDown(getByRole('textbox'), { key: 'a', ctrlKey: true })
  expect(submitted).not.toHaveBeenCalled()
  fireEvent.keyDown(getByRole('textbox'), { key: 'Enter', ctrlKey: true })
  fireEvent.keyDown(getByRole('textbox'), { key: 'Enter', metaKey: true })
  expect(submitted).toHaveBeenCalledTimes(2)
})

test.each([
  ['j', 'J'],
  ['Shift+E', 'Shift E'],
  ['Escape', 'Esc'],
  ['?', '?'],
])('%s is printed %s', (keys, printed) => {
  expect(printedKeys(keys)).toBe(printed)
})
