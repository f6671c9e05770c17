import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-policy'

const email = 'rui.marques@cedarline.example'

describe('a password that somebody chooses', () => {
  it.each([
    ['', 'Enter a password'],
    ['short', 'The password has 5 of the 12 characters it needs'],
    ['elevenchars', 'The password has 11 of the 12 characters it needs'],
    ['a'.repeat(201), 'The password is longer than 200 characters'],
    ['aaaaaaaaaaaa', 'The password needs 5 different characters'],
    ['ababababababab', 'The password needs 5 different characters'],
  ])('%s: %s', (password, says) => {
    expect(passwordProblem(password, email)).toBe(says)
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
    expect(passwordProblem(password, email)).toMatch(/^This is one of the most common passwords/)
  })

  it.each([email, email.toUpperCase(), 'rui.marques@cedarline.example', 'Rui.Marques@Cedarline.Example'])(
    'refuses the e-mail address %s',
    (password) => {
      expect(passwordProblem(password, ` ${email} `)).toMatch(/^The password is the e-mail address/)
    },
  )

  it('refuses the name before the sign', () => {
    expect(passwordProblem('rui.marques.long', 'rui.marques.long@cedarline.example')).toMatch(/e-mail address/)
  })

  it.each([
    'a ledger of small fees',
    'wT4#kq9!Lm2x',
    'twelve chars',
    'пароль из нескольких слов',
    '🌲🌳🌴🌵🌾🌿🍀🍁🍂🍃🍄🍅',
  ])('takes %s', (password) => {
    expect(passwordProblem(password, email)).toBeNull()
  })
})
