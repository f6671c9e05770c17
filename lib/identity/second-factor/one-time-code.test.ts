import { describe, expect, it } from 'vitest'
import { authenticatorAddress, newSecret, stepOfCode } from './one-time-code'

/** "12345678901234567890", the secret of RFC 6238, appendix B, in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** The last six digits of the SHA-1 column of the table in RFC 6238, appendix B. */
const VECTORS: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]

const at = (seconds: number) => new Date(seconds * 1000)

describe('a code of an authenticator app', () => {
  it.each(VECTORS)('at %i seconds is the one of RFC 6238', (seconds, code) => {
    expect(stepOfCode(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('is accepted one step early and one late, as its own step, and not two', () => {
    const step = Math.floor(1_234_567_890 / 30)
    for (const late of [-1, 0, 1]) expect(stepOfCode(SECRET, '005924', at((step + late) * 30))).toBe(step)
    for (const late of [-2, 2]) expect(stepOfCode(SECRET, '005924', at((step + late) * 30))).toBeNull()
  })

  it.each(['', '05924', '0005924', '00592a', '٠٠٥٩٢٤'])('is not %j', (code) => {
    expect(stepOfCode(SECRET, code, at(1_234_567_890))).toBeNull()
  })
})

describe('a secret', () => {
  it('has 160 bits, and is another each time', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
  })

  it('is read by an app with the name of the organisation and the email address', () => {
    const address = new URL(authenticatorAddress(SECRET, { email: 'ana@cedarline.example' }, 'Cedarline: Group'))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toContain('Headroom Cedarline  Group:ana@cedarline.example')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: SECRET, digits: '6', period: '30' })
  })
})
