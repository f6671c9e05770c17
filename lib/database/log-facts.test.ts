import { expect, it } from 'vitest'
import { logFacts, withoutValues } from './log-facts'

const SECRET = 'correct horse'

it.each([
  ['invalid input syntax for type uuid: "correct horse"', 'invalid input syntax for type uuid: "[struck out]"'],
  ['expected "a", not "correct "horse""', 'expected "[struck out]"'],
  ['Unexpected token in "correct horse ba', 'Unexpected token in "[struck out]"'],
  ["can't parse 'correct horse's name'", "can't parse '[struck out]'"],
  ['Invalid `person.create({ name: "correct horse" })` call', 'Invalid `[struck out]` call'],
  [
    "\nInvalid `db.person.findMany()` invocation:\n\n\nCan't reach database server at db.example:5432\n\nPlease check",
    "Can't reach database server at db.example:5432",
  ],
  ['password=correct; and more', 'password: [struck out] and more'],
  ['newPassword: correct', 'newPassword: [struck out]'],
  ['Cookie: a=correct; b=horse', 'Cookie: [struck out]'],
  ['authorization: Bearer correct.horse', 'authorization: [struck out]'],
  ['sent Bearer correct.horse', 'sent Bearer [struck out]'],
  ['no answer from postgresql://app:correct@db.example/ledger', 'no answer from postgresql://db.example/ledger'],
  [
    'GET https://login.example/callback?code=correct#horse failed',
    'GET https://login.example/callback?[struck out] failed',
  ],
  ['no mail to ann.correct@cedarline.example', 'no mail to [struck out]'],
  ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln', 'token [struck out]'],
  [
    'connect ECONNREFUSED 127.0.0.1:5432 for 0190f5c6-7c58-7cbd-9d09-2f3f4ee4b7f8',
    'connect ECONNREFUSED 127.0.0.1:5432 for 0190f5c6-7c58-7cbd-9d09-2f3f4ee4b7f8',
  ],
])('the text %j is logged as %j', (text, expected) => {
  expect(withoutValues(text)).toBe(expected)
})

it('a long text is cut, also one that takes long to read', () => {
  expect(withoutValues('no answer '.repeat(10_000))).toHaveLength(404)
  expect(withoutValues("'a".repeat(100_000)).length).toBeLessThan(404)
})

it.each(['password', 'newPassword', 'token', 'cookie', 'authorization', 'connectionString'])(
  'a fact named %s is struck out',
  (name) => {
    expect(logFacts({ [name]: SECRET })).toEqual({ [name]: '[struck out]' })
  },
)

it('an object is struck out, and a number or a flag stays', () => {
  const facts = { body: { name: SECRET }, rows: [SECRET], attempt: 2, size: 3n, isLast: true, kind: null }
  expect(logFacts(facts)).toEqual({
    ...{ body: '[struck out]', rows: '[struck out]' },
    ...{ attempt: 2, size: '3', isLast: true, kind: null },
  })
})

it('an error is logged with its kind, its code and where it was thrown, and with nothing else that it carries', () => {
  const cause = Object.assign(new Error(`not '${SECRET}'`), { code: 'ECONNRESET', detail: SECRET })
  const error = Object.assign(new TypeError(`no "${SECRET}"\n    at ${SECRET} (/x.ts:1:1)`, { cause }), {
    input: SECRET,
    response: { body: SECRET },
    code: SECRET,
  })
  const { err } = logFacts({ err: error }) as { err: { stack: string[] } }
  expect(JSON.stringify(err)).not.toMatch(/correct|horse/)
  expect(err).toMatchObject({
    ...{ type: 'TypeError', message: 'no "[struck out]"' },
    cause: { type: 'Error', message: "not '[struck out]'", code: 'ECONNRESET' },
  })
  expect(err.stack[0]).toContain('log-facts.test.ts')
  expect(err).not.toHaveProperty('code')
})

it('an error of the database that is about a row has no message, and one about the connection has its own', () => {
  const aboutRow = Object.assign(new Error(`${SECRET} is archived`), { code: 'HR003', constraint: 'payer_archived' })
  expect(logFacts({ err: aboutRow })).toMatchObject({
    err: { message: '[struck out]', sqlState: 'HR003', constraint: 'payer_archived' },
  })
  const away = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
  expect(logFacts({ err: away })).toMatchObject({
    err: { message: 'terminating connection due to administrator command', sqlState: '57P01' },
  })
})
