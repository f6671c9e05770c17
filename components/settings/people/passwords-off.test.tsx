// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { err } from '@/lib/kernel/result'
import { FactorPanel } from '../second-factor/factor-panel'
import { OwnPassword } from './own-password'
import { NewInvitation } from './password-link'
import { PersonAccess } from './person-access'

// With single sign-on alone no page offers a password, or a link to choose one. Each is seen with passwords as well.

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }), unstable_rethrow: () => {} }))
afterEach(cleanup)

const action = async () => err({ kind: 'conflict', message: 'not called' })
const PROVIDER = 'Example Login'

describe('the page of a person', () => {
  const person = {
    id: 'p',
    version: 1,
    name: 'Ada Brook',
    email: 'a@b.example',
    role: 'manager',
    state: 'active',
  } as const
  const show = (renew: typeof action | null) =>
    render(
      <PersonAccess
        {...{ person, renew, provider: PROVIDER, isSelf: false, deactivate: action, reactivate: action }}
      />,
    )
  const link = () => screen.queryByRole('button', { name: 'Create password link' })

  test('creates a password link', () => {
    show(action)
    expect(link()).not.toBeNull()
  })

  test('names the provider instead while passwords are off', () => {
    show(null)
    expect(link()).toBeNull()
    expect(screen.queryByText(/Ada Brook signs in with Example Login/)).not.toBeNull()
    expect(screen.queryByRole('button', { name: 'Deactivate' })).not.toBeNull()
  })
})

describe('after an invitation', () => {
  const invitation = { personId: 'p', name: 'Ada Brook', secondPerson: 'needed' } as const
  const show = (path: string | null) =>
    render(<NewInvitation invitation={{ ...invitation, path }} provider={PROVIDER} />)

  test('there is a link to hand over', () => {
    show('/choose-password#token')
    expect(screen.getByLabelText<HTMLInputElement>(/Link to choose/).value).toContain('/choose-password#token')
  })

  test('there is none while passwords are off, and what waits is stated', () => {
    show(null)
    expect(screen.queryByLabelText(/Link to choose/)).toBeNull()
    expect(document.body.textContent).not.toContain('Send this link')
    expect(screen.queryByText(/signs in with Example Login, with the email address/)).not.toBeNull()
    expect(screen.queryByText(/has to confirm it/)).not.toBeNull()
  })
})

describe('My account', () => {
  const show = (onlyProvider: string | null) =>
    render(<OwnPassword {...{ onlyProvider, hasPassword: true, email: 'a@b.example', action }} />)

  test('changes the password', () => {
    show(null)
    expect(screen.queryByLabelText(/Current password/)).not.toBeNull()
  })

  test('has no such form while passwords are off', () => {
    show(PROVIDER)
    expect(screen.queryByLabelText(/password/i)).toBeNull()
    expect(screen.queryByText(/You sign in with Example Login/)).not.toBeNull()
  })

  test.each([true, false])('describes a second factor for those who sign in that way: %s', (hasPasswords) => {
    const shared = { factors: [], codesLeft: 0, isRequired: false, timeZone: 'UTC', passkey: null }
    render(<FactorPanel {...shared} {...{ hasPasswords, rename: action, remove: action, renewCodes: action }} />)
    expect(document.body.textContent?.includes('password')).toBe(hasPasswords)
  })
})
