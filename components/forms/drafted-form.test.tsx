// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Checkbox, RadioGroup } from '@/components/ui/forms/choice'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { DraftedForm } from './drafted-form'
import { forgetDraft } from './use-form-draft'

const replace = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ replace }) }))

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const KINDS = [
  { value: 'phone', label: 'Phone' },
  { value: 'tablet', label: 'Tablet' },
]

function Form({ revision = 0, name = 'As stored', submit = () => {} }) {
  return (
    <DraftedForm submit={submit} revision={revision}>
      <input type="hidden" name="id" value="1" />
      <input type="hidden" name="version" value={revision} />
      <Field name="name" label="Name">
        <TextInput key={revision} defaultValue={name} />
      </Field>
      <Field name="notes" label="Notes">
        <TextArea defaultValue="" />
      </Field>
      <Field name="country" label="Country">
        <QueryClientProvider client={new QueryClient()}>
          <Combobox options={KINDS} defaultValue="" />
        </QueryClientProvider>
      </Field>
      <Field name="class" label="Class">
        <Select options={KINDS} placeholder="None" defaultValue="" />
      </Field>
      <Field group name="kind" label="Kind">
        <RadioGroup name="kind" options={KINDS} defaultValue="phone" />
      </Field>
      <Checkbox name="massMarket" label="Mass market" defaultChecked />
      <Checkbox name="categories" value="1" label="One" />
      <Checkbox name="categories" value="2" label="Two" />
    </DraftedForm>
  )
}

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const settle = () => act(async () => vi.advanceTimersByTime(1_000))
const posted = () => {
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  return [...new FormData(form)].map(([name, value]) => `${name}=${value}`).join('&')
}
const reload = async (form = <Form />) => {
  await settle()
  cleanup()
  render(form)
}

const UNTOUCHED = 'id=1&version=0&name=As stored&notes=&country=&class=&kind=phone&massMarket=on'

describe('a form with a draft', () => {
  test('offers nothing before anything was typed, nor after everything was typed back', async () => {
    render(<Form />)
    type('Name', 'Other')
    type('Name', 'As stored')
    await reload()
    expect(screen.queryByText('Resume draft')).toBeNull()
    expect(posted()).toBe(UNTOUCHED)
  })

  test('offers what was typed, and every kind of field has it again', async () => {
    render(<Form />)
    type('Name', 'Typed name')
    type('Notes', 'Two\nlines')
    fireEvent.change(screen.getByLabelText('Class'), { target: { value: 'tablet' } })
    fireEvent.click(screen.getByLabelText('Tablet'))
    fireEvent.click(screen.getByLabelText('Mass market'))
    fireEvent.click(screen.getByLabelText('Two'))
    type('Notes', 'Two\nlines.')
    const typed = posted()
    expect(typed).toBe(
      'id=1&version=0&name=Typed name&notes=Two\nlines.&country=&class=tablet&kind=tablet&categories=2',
    )
    await reload()
    expect(posted()).toBe(UNTOUCHED)
    fireEvent.click(screen.getByText('Resume draft'))
    expect(posted()).toBe(typed)
    expect(screen.queryByText('Resume draft')).toBeNull()
  })

  test('keeps a choice that has no event of its own', async () => {
    render(<Form />)
    await act(async () => {
      fireEvent.click(screen.getByRole('combobox', { name: /Country/ }))
      // Its list is loaded when it is opened.
      await import('@/components/ui/forms/combobox-list')
    })
    fireEvent.click(screen.getAllByText('Tablet').at(-1) as HTMLElement)
    await reload()
    fireEvent.click(screen.getByText('Resume draft'))
    expect(posted()).toContain('country=tablet')
  })

  test('has what was typed in the moment before the page was closed', async () => {
    render(<Form />)
    type('Name', 'Typed last')
    window.dispatchEvent(new Event('pagehide'))
    cleanup()
    render(<Form />)
    fireEvent.click(screen.getByText('Resume draft'))
    expect(posted()).toContain('name=Typed last')
  })

  test('leaves a field that was not touched as it is stored now', async () => {
    render(<Form />)
    type('Notes', 'Mine')
    await reload(<Form name="Renamed by someone else" revision={1} />)
    fireEvent.click(screen.getByText('Resume draft'))
    expect(posted()).toContain('version=1&name=Renamed by someone else&notes=Mine')
  })

  test('does not replace values that come after it was resumed', async () => {
    render(<Form />)
    type('Name', 'Typed')
    await reload()
    fireEvent.click(screen.getByText('Resume draft'))
    cleanup()
    const page = render(<Form />)
    fireEvent.click(screen.getByText('Resume draft'))
    page.rerender(<Form revision={1} name="Merged after a conflict" />)
    expect(posted()).toContain('name=Merged after a conflict')
  })

  test('is gone once it was discarded or saved, and a save on its way does not bring it back', async () => {
    render(<Form />)
    type('Name', 'Typed')
    await reload()
    fireEvent.click(screen.getByText('Discard draft'))
    await reload(<Form submit={(event?: { preventDefault(): void }) => event?.preventDefault()} />)
    expect(screen.queryByText('Resume draft')).toBeNull()

    type('Name', 'Saved')
    fireEvent.submit(document.querySelector('form') as HTMLFormElement)
    forgetDraft()
    await reload()
    expect(screen.queryByText('Resume draft')).toBeNull()
  })
})

describe('a draft', () => {
  test.each(['not json', '[]', '{"href":1,"values":{}}', '{"href":"/","values":{"name":"text"}}', 'null'])(
    'is not offered from %s',
    async (stored) => {
      sessionStorage.setItem(`headroom.draft.${window.location.pathname}`, stored)
      render(<Form />)
      expect(screen.queryByText('Resume draft')).toBeNull()
    },
  )

  test('asks before the tab is closed while something is unsaved', async () => {
    const isAsked = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    render(<Form />)
    expect(isAsked()).toBe(false)
    type('Name', 'Typed')
    await settle()
    expect(isAsked()).toBe(true)
    type('Name', 'As stored')
    await settle()
    expect(isAsked()).toBe(false)
  })
})
