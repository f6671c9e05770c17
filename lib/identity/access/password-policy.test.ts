import { describe, expect, it } from 'vitest'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { passwordProblem } from './password-policy'

const email = 'rui.marques@cedarline.example'

describe('a new password', () => {
  it.each([
    ['', PASSWORD_MESSAGES.missing],
    ['short', PASSWORD_MESSAGES.tooShort(5, 12)],
    ['elevenchars', PASSWORD_MESSAGES.tooShort(11, 12)],
    ['a'.repeat(201), PASSWORD_MESSAGES.tooLong(200)],
    ['aaaaaaaaaaaa', PASSWORD_MESSAGES.tooFewDifferent(5)],
    ['ababababababab', PASSWORD_MESSAGES.tooFewDifferent(5)],
  ])('%s: %s', (password, message) => {
    expect(passwordProblem(password, email)).toBe(message)
  })

  it.each([
    'password1234',
    'Password!!!!2026',
    'passwordpassword',
    'QWERTYUIOP123',
    'welcome12345',
    'administrator',
    '1q2w3e4r5t1q2w3e4r5t',
    'iloveyouiloveyou',
    'correcthorsebatterystaple',
  ])('refuses %s as common', (password) => {
    expect(passwordProblem(password, email)).toBe(PASSWORD_MESSAGES.common)
  })

  it.each([email, email.toUpperCase(), 'rui.marques@cedarline.example', 'Rui.Marques@Cedarline.Example'])(
    'refuses the email address %s',
    (password) => {
      expect(passwordProblem(password, ` ${email} `)).toBe(PASSWORD_MESSAGES.isEmail)
    },
  )

  it('refuses the part of the email address before the @', () => {
    expect(passwordProblem('rui.marques.long', 'rui.marques.long@cedarline.example')).toBe(PASSWORD_MESSAGES.isEmail)
  })

  it.each([
    'a ledger of small fees',
    'wT4#kq9!Lm2x',
    'twelve chars',
    'пароль из нескольких слов',
    '🌲🌳🌴🌵🌾🌿🍀🍁🍂🍃🍄🍅',
  ])('accepts %s', (password) => {
    expect(passwordProblem(password, email)).toBeNull()
  })
})
