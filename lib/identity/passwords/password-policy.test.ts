import { describe, expect, it } from 'vitest'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { normalizePassword, passwordLengthProblem, passwordProblem } from './password-policy'

const email = 'rui.marques@cedarline.example'
const context = { email, name: 'Rui Marques', organisationName: 'Cedarline Trading' }
const problemOf = (password: string) => passwordProblem(password, context)

describe('a new password', () => {
  it.each([
    ['', PASSWORD_MESSAGES.missing],
    ['short', PASSWORD_MESSAGES.tooShort(5, 15)],
    ['fourteen chars', PASSWORD_MESSAGES.tooShort(14, 15)],
    ['a'.repeat(201), PASSWORD_MESSAGES.tooLong(200)],
  ])('%s: %s', async (password, message) => {
    expect(await problemOf(password)).toBe(message)
    expect(passwordLengthProblem(password)).toBe(message)
  })

  it.each<[string, RegExp]>([
    ['Summer2026!!', /at least 15/],
    ['Cedarline2026', /at least 15/],
    ['qazwsxedcrfv', /at least 15/],
    ['Summer2026!!Summer2026!!', /repeated characters/],
    ['Summer2026!!!!!', /a common password or word, a year or a date/],
    ['Cedarline2026!!', /your name, email address or organisation/],
    ['CedarlineMarques2026', /your name, email address or organisation/],
    ['RuiMarques2026!!', /your name, email address or organisation/],
    ['cedarline trading', /your name, email address or organisation/],
    ['January2026February2026', /a common password or word and a year or a date/],
    ['qazwsxedcrfvtgb', /a common password|neighboring keys/],
    ['qazwsxedcrfvtgbyhnujm', /a common password|neighboring keys/],
    ['zaq12wsxcde34rfv', /a common password|neighboring keys/],
    ['qwertyuiop1234567', /a common password|neighboring keys/],
    ['1234567890123456', /sequence/],
    ['abcdefghijklmnop', /sequence/],
    ['aaaaaaaaaaaaaaaaaaaa', /repeated/],
    ['abababababababababab', /repeated/],
    ['password1234password', /common/],
    ['P@ssw0rdP@ssw0rd!', /repeated|common/],
    ['iloveyouiloveyou', /repeated/],
    ['correcthorsebatterystaple', /common/],
    ['correct horse battery staple', /common/],
    ['йцукенгшщзхъфыва', /a common password|neighboring keys/],
    ['Пароль Пароль 2026', /common|repeated/],
    ['19760703197607031976', /repeated|year/],
  ])('refuses %s and names what to change', async (password, reason) => {
    const problem = await problemOf(password)
    expect(problem).toMatch(reason)
    expect(problem).toMatch(/^(This password is easy to guess: it has .*\. Use four or more words|Enter at least 15)/)
  })

  it.each([email, email.toUpperCase(), 'Rui.Marques@Cedarline.Example'])('refuses the email %s', async (password) => {
    expect(await passwordProblem(password, { ...context, email: ` ${email} ` })).toBe(PASSWORD_MESSAGES.isEmail)
  })

  it('refuses the part of the email address before the @', async () => {
    const long = { ...context, email: 'rui.marques.long@cedarline.example' }
    expect(await passwordProblem('rui.marques.long', long)).toBe(PASSWORD_MESSAGES.isEmail)
  })

  it.each([
    'otter lamp glacier violin',
    'a ledger of small fees',
    'a quiet fjord in winter',
    'wT4#kq9!Lm2xZp8',
    'пароль из нескольких слов',
    '密码由几个毫无关联的词语组成的句子',
    '🌲🌳🌴🌵🌾🌿🍀🍁🍂🍃🍄🍅🌻🌼🌸',
    ' leading and trailing blanks ',
  ])('accepts %s', async (password) => {
    expect(await problemOf(password)).toBeNull()
  })

  it.each([15, 64, 200])('may have %i characters', (length) => {
    expect(passwordLengthProblem('x'.repeat(length))).toBeNull()
  })

  it('counts a code point as one character, after normalization', () => {
    expect(passwordLengthProblem('🌲'.repeat(14))).toBe(PASSWORD_MESSAGES.tooShort(14, 15))
    expect(normalizePassword('ﬁve ｗide e\u0301')).toBe('five wide é')
  })
})
