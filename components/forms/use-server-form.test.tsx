// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error'
import { redirect } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type ServerAction, useServerForm } from './use-server-form'

afterEach(cleanup)

type Props = { action: ServerAction<string>; onDone?: (value: string) => void }

function Form({ action, onDone }: Props) {
  const form = useServerForm(action, onDone)
  return (
    <form onSubmit={form.submit} aria-label="form">
      <input name="note" defaultValue="" aria-label="note" />
      <button type="submit">Save</button>
      <button type="button" onClick={form.forget}>
        Forget
      </button>
      <output>{JSON.stringify({ refusal: form.refusal, errors: form.fieldErrors, value: form.value })}</output>
      <p>{form.pending ? 'pending' : 'idle'}</p>
    </form>
  )
}

class Boundary extends Component<{ children: ReactNode }, { caught?: unknown }> {
  override state: { caught?: unknown } = {}
  static getDerivedStateFromError = (caught: unknown) => ({ caught })
  override render = () =>
    this.state.caught ? `caught ${String((this.state.caught as { digest?: string }).digest)}` : this.props.children
}

const shown = () => JSON.parse(screen.getByRole('status').textContent ?? '')
const submit = async () => {
  await act(async () => fireEvent.submit(screen.getByRole('form')))
  // A refusal of the server, and what React does with it, take several turns of the event loop.
  await act(() => new Promise((resolve) => setTimeout(resolve)))
}

describe('a form over a server action', () => {
  test('sends what was typed, and runs what follows with the value', async () => {
    const sent: unknown[] = []
    const onDone = vi.fn()
    render(
      <Form
        action={async (data) => {
          sent.push(data.get('note'))
          return ok('recorded')
        }}
        onDone={onDone}
      />,
    )
    fireEvent.change(screen.getByLabelText('note'), { target: { value: 'a fee' } })
    await submit()
    expect(sent).toEqual(['a fee'])
    expect(onDone).toHaveBeenCalledExactlyOnceWith('recorded')
    expect(shown()).toEqual({ errors: {}, value: 'recorded' })
  })

  test('shows the message of each field after a refusal, keeps what was typed, and forgets on request', async () => {
    const onDone = vi.fn()
    const refused = err({ kind: 'invalid', message: 'Check the form', fieldErrors: { note: 'Too long' } })
    render(<Form action={async () => refused} onDone={onDone} />)
    fireEvent.change(screen.getByLabelText('note'), { target: { value: 'kept' } })
    await submit()
    expect(shown()).toMatchObject({ errors: { note: 'Too long' } })
    expect(onDone).not.toHaveBeenCalled()
    expect((screen.getByLabelText('note') as HTMLInputElement).value).toBe('kept')
    await act(async () => fireEvent.click(screen.getByText('Forget')))
    expect(shown()).toEqual({ errors: {} })
  })

  test('gives a new object for each refusal, so that focus moves again', async () => {
    const seen: unknown[] = []
    const Watch = () => {
      const form = useServerForm(
        async (): Promise<Result<string>> => err({ kind: 'invalid', message: 'Check the form', fieldErrors: {} }),
      )
      if (form.refusal && !seen.includes(form.refusal)) seen.push(form.refusal)
      return <form onSubmit={form.submit} aria-label="form" />
    }
    render(<Watch />)
    await submit()
    await submit()
    expect(seen).toHaveLength(2)
  })

  test('is sent once when it is submitted again while the server works', async () => {
    const answers: ((result: Result<string>) => void)[] = []
    render(<Form action={() => new Promise((resolve) => answers.push(resolve))} />)
    await submit()
    await submit()
    expect(answers).toHaveLength(1)
    expect(screen.getByText('pending')).toBeTruthy()
    await act(async () => answers[0]?.(ok('recorded')))
    expect(screen.getByText('idle')).toBeTruthy()
    await submit()
    expect(answers).toHaveLength(2)
    // React holds back every other transition while one waits.
    await act(async () => answers[1]?.(ok('recorded')))
  })

  test.each([
    ['the connection is lost', new TypeError('fetch failed'), /^The server did not respond\./],
    ['the application was updated', new UnrecognizedActionError('gone'), /^Headroom was updated after you opened/],
  ])('shows what to do when %s', async (_when, error, message) => {
    render(<Form action={() => Promise.reject(error)} />)
    await submit()
    expect(shown().refusal).toMatchObject({ kind: 'unavailable', message: expect.stringMatching(message) })
  })

  test('passes a redirect on to Next.js', async () => {
    render(
      <Boundary>
        <Form action={async () => redirect('/sign-in')} />
      </Boundary>,
    )
    await submit()
    expect(document.body.textContent).toMatch(/^caught NEXT_REDIRECT;.*\/sign-in/)
    // React reports what a boundary catches.
    vi.spyOn(console, 'error').mockClear()
  })
})
