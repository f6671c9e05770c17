import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const directives = (given: { isClosed?: boolean; isDevelopment?: boolean } = {}): Map<string, string> => {
  const policy = contentSecurityPolicy({ nonce: 'N', isClosed: false, isDevelopment: false, ...given })
  return new Map(
    policy.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.slice(rule.indexOf(' ') + 1)] as const),
  )
}

describe('the content security policy', () => {
  it('allows no script and no style sheet in the page without the nonce', () => {
    expect(directives().get('script-src')).toBe("'self' 'nonce-N' 'strict-dynamic'")
    expect(directives().get('style-src')).not.toContain('unsafe')
    expect(directives().get('style-src')).toContain("'nonce-N'")
  })

  it('allows the style sheet that the package of notices adds, and no other of it', () => {
    const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8')
    const [, sheet = ''] = source.match(/^__insertCSS\((".*")\);?$/m) ?? []
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(directives().get('style-src')).toBe(`'self' 'nonce-N' ${hashOf('')} ${hashOf(JSON.parse(sheet))}`)
  })

  it.each(['connect-src', 'form-action'])('%s: a closed page reaches no server', (name) => {
    expect(directives().get(name)).toBe("'self'")
    expect(directives({ isClosed: true }).get(name)).toBe("'none'")
  })

  it('evaluates text as a script while developing alone', () => {
    expect(directives({ isDevelopment: true }).get('script-src')).toContain('unsafe-eval')
    expect([...directives().values()].join()).not.toContain('unsafe-eval')
  })
})
