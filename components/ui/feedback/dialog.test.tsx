// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Button } from '../button'
import { Dialog, DialogClose } from './dialog'

afterEach(cleanup)

function Question() {
  return (
    <Dialog
      trigger={<Button>Open</Button>}
      title="A question"
      footer={
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
      }
    >
      <textarea aria-label="Note" />
    </Dialog>
  )
}

const open = () => {
  render(<Question />)
  fireEvent.click(screen.getByText('Open'))
}
const pressEscape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
const type = () => fireEvent.input(screen.getByLabelText('Note'), { target: { value: 'A reason' } })
const isOpen = () => screen.queryByRole('dialog') !== null

test('Escape closes it while nothing is typed', () => {
  open()
  pressEscape()
  expect(isOpen()).toBe(false)
})

test('Escape asks before what was typed is discarded, and focus goes to keeping it', () => {
  open()
  type()
  pressEscape()
  expect(screen.getByRole('alert').textContent).toContain('Discard what you typed?')
  expect(document.activeElement?.textContent).toBe('Keep editing')
  fireEvent.click(screen.getByText('Keep editing'))
  expect(screen.queryByRole('alert')).toBeNull()
  expect((screen.getByLabelText('Note') as HTMLTextAreaElement).value).toBe('A reason')
  pressEscape()
  fireEvent.click(screen.getByText('Discard'))
  expect(isOpen()).toBe(false)
})

test('Cancel closes it at once, and it is asked nothing when it is opened again', () => {
  open()
  type()
  fireEvent.click(screen.getByText('Cancel'))
  expect(isOpen()).toBe(false)
  fireEvent.click(screen.getByText('Open'))
  pressEscape()
  expect(isOpen()).toBe(false)
})
