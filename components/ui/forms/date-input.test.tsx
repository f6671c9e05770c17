// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DateInput } from './date-input'
import { Field } from './field'
import { TimeZone } from './time-zone'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-12-01T03:30:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Controlled() {
  const [value, setValue] = useState('')
  return (
    <>
      <DateInput value={value} onChange={(event) => setValue(event.target.value)} />
      <output>{value}</output>
    </>
  )
}

const show = (control = <DateInput defaultValue="" />, zone = 'America/New_York') =>
  render(
    <TimeZone value={zone}>
      <Field name="paidOn" label="Paid on">
        {control}
      </Field>
    </TimeZone>,
  )
const field = () => screen.getByLabelText('Paid on') as HTMLInputElement
const typeInto = (text: string) => fireEvent.input(field(), { target: { value: text } })

describe('a date field', () => {
  test.each([
    ['today', 'America/New_York', '30 Nov 2026'],
    ['today', 'Europe/Moscow', '1 Dec 2026'],
    ['Yesterday', 'America/New_York', '29 Nov 2026'],
    ['27 Nov 2026', 'America/New_York', '27 Nov 2026'],
    ['11/12/2026', 'America/New_York', '11/12/2026'],
    ['soon', 'America/New_York', 'soon'],
  ])('%j in %s becomes %j when the field is left', (typed, zone, shown) => {
    show(undefined, zone)
    typeInto(typed)
    fireEvent.blur(field())
    expect(field().value).toBe(shown)
  })

  test('has the date before Enter sends the form', () => {
    show()
    typeInto('today')
    fireEvent.keyDown(field(), { key: 'a' })
    expect(field().value).toBe('today')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(field().value).toBe('30 Nov 2026')
  })

  test('gives a controlled field the date as if it was typed', () => {
    show(<Controlled />)
    typeInto('today')
    fireEvent.blur(field())
    expect(screen.getByRole('status').textContent).toBe('30 Nov 2026')
  })

  test('opens the calendar at what is typed, or at today, and takes what is chosen there', () => {
    const { container } = show(<Controlled />)
    const calendar = container.querySelector<HTMLInputElement>('input[type=date]')
    if (!calendar) throw new Error('no calendar')
    const opened: string[] = []
    calendar.showPicker = () => opened.push(calendar.value)
    const button = screen.getByRole('button', { name: 'Open calendar' })
    fireEvent.click(button)
    typeInto('2/28/2026')
    fireEvent.click(button)
    typeInto('11/12/2026')
    fireEvent.click(button)
    expect(opened).toEqual(['2026-11-30', '2026-02-28', '2026-11-30'])
    fireEvent.change(calendar, { target: { value: '2026-03-14' } })
    expect(field().value).toBe('14 Mar 2026')
    expect(screen.getByRole('status').textContent).toBe('14 Mar 2026')
  })

  test('posts one value', () => {
    const { container } = render(
      <form>
        <Field name="paidOn" label="Paid on">
          <DateInput defaultValue="27 Nov 2026" />
        </Field>
      </form>,
    )
    expect([...new FormData(container.querySelector('form') ?? undefined)]).toEqual([['paidOn', '27 Nov 2026']])
  })
})
