// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import ChoosePasswordPage from './page'

const { settings } = vi.hoisted(() => ({ settings: { passwordSignIn: true } }))
vi.mock('@/lib/database/env', () => ({ environment: settings }))
vi.mock('./actions', () => ({ readPasswordLinkAction: async () => null, choosePasswordAction: async () => null }))
afterEach(cleanup)

test('a password link leads to the sign-in while passwords are off, and is not read', () => {
  settings.passwordSignIn = false
  render(<ChoosePasswordPage />)
  expect(screen.queryByRole('heading', { name: 'No password is needed' })).not.toBeNull()
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in')
})

test('with passwords it is read', () => {
  settings.passwordSignIn = true
  render(<ChoosePasswordPage />)
  expect(screen.queryByRole('heading', { name: 'No password is needed' })).toBeNull()
})
