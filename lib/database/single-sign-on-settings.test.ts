import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { readEnvironment as Read } from './env'
import { readRolePairs } from './single-sign-on-settings'

const enough = {
  DATABASE_URL: 'postgresql://headroom_app:secret@127.0.0.1:5432/headroom',
  NEXTAUTH_SECRET: 'thirty-two characters or more, really',
  HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
}
const provider = {
  ...enough,
  HEADROOM_OIDC_ISSUER: 'https://login.example.com',
  HEADROOM_OIDC_CLIENT_ID: 'headroom',
  HEADROOM_OIDC_CLIENT_SECRET: 'hunter2',
}
const folder = mkdtempSync(join(tmpdir(), 'secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let readEnvironment: typeof Read
beforeAll(async () => {
  for (const [name, value] of Object.entries(enough)) vi.stubEnv(name, value)
  readEnvironment = (await import('./env')).readEnvironment
  vi.unstubAllEnvs()
})

describe('single sign-on', () => {
  it('is off unless configured, and passwords are on', () => {
    expect(readEnvironment(enough)).toMatchObject({ singleSignOn: null, passwordSignIn: true })
  })

  it('takes three variables; no one is created and an email address has to be verified', () => {
    expect(readEnvironment(provider).singleSignOn).toEqual({
      issuer: 'https://login.example.com',
      clientId: 'headroom',
      clientSecret: 'hunter2',
      name: 'single sign-on',
      scope: 'openid email profile',
      algorithm: 'RS256',
      roles: null,
      createsPeople: false,
      requiresVerifiedEmail: true,
      acceptedStrengths: [],
    })
  })

  it('reads the secret from a file, without the line break at its end', () => {
    const file = join(folder, 'secret')
    writeFileSync(file, 'hunter3\n')
    const { HEADROOM_OIDC_CLIENT_SECRET: _, ...rest } = provider
    const read = readEnvironment({ ...rest, HEADROOM_OIDC_CLIENT_SECRET_FILE: file })
    expect(read.singleSignOn?.clientSecret).toBe('hunter3')
  })

  it('reads roles by the values of a claim', () => {
    const read = readEnvironment({
      ...provider,
      HEADROOM_OIDC_ROLE_CLAIM: 'groups',
      HEADROOM_OIDC_ROLES: 'cn=ledger,dc=example=manager , auditors=auditor'.replace(',dc', ';dc'),
      HEADROOM_OIDC_CREATE_PEOPLE: '1',
    })
    expect(read.singleSignOn).toMatchObject({
      roles: { claim: 'groups', byValue: { 'cn=ledger;dc=example': 'manager', auditors: 'auditor' } },
      createsPeople: true,
    })
  })

  it.each([
    ['HEADROOM_OIDC_ISSUER', { HEADROOM_OIDC_ISSUER: 'http://login.example.com' }, 'expected the https address'],
    ['HEADROOM_OIDC_ISSUER', { HEADROOM_OIDC_ISSUER: 'login.example.com' }, 'expected the https address'],
    ['HEADROOM_OIDC_ISSUER', { HEADROOM_OIDC_ISSUER: '' }, 'HEADROOM_OIDC_CLIENT_ID is set'],
    ['HEADROOM_OIDC_CLIENT_ID', { HEADROOM_OIDC_CLIENT_ID: '' }, 'missing'],
    ['HEADROOM_OIDC_CLIENT_SECRET', { HEADROOM_OIDC_CLIENT_SECRET: '' }, 'missing'],
    ['HEADROOM_OIDC_CLIENT_SECRET', { HEADROOM_OIDC_CLIENT_SECRET_FILE: '/nowhere' }, 'not both'],
    [
      'HEADROOM_OIDC_CLIENT_SECRET_FILE',
      { HEADROOM_OIDC_CLIENT_SECRET: '', HEADROOM_OIDC_CLIENT_SECRET_FILE: '/nowhere' },
      'cannot be read (ENOENT)',
    ],
    ['HEADROOM_OIDC_SCOPE', { HEADROOM_OIDC_SCOPE: 'email' }, 'openid'],
    ['HEADROOM_OIDC_ALGORITHM', { HEADROOM_OIDC_ALGORITHM: 'HS256' }, 'expected one of RS256'],
    ['HEADROOM_OIDC_ALGORITHM', { HEADROOM_OIDC_ALGORITHM: 'none' }, 'expected one of RS256'],
    ['HEADROOM_OIDC_ROLES', { HEADROOM_OIDC_ROLE_CLAIM: 'groups' }, 'missing'],
    ['HEADROOM_OIDC_ROLES', { HEADROOM_OIDC_ROLE_CLAIM: 'g', HEADROOM_OIDC_ROLES: 'a=owner' }, 'expected pairs'],
    ['HEADROOM_OIDC_ROLE_CLAIM', { HEADROOM_OIDC_ROLES: 'a=manager' }, 'missing'],
    ['HEADROOM_OIDC_CREATE_PEOPLE', { HEADROOM_OIDC_CREATE_PEOPLE: '1' }, 'needs HEADROOM_OIDC_ROLE_CLAIM'],
    ['HEADROOM_OIDC_CREATE_PEOPLE', { HEADROOM_OIDC_CREATE_PEOPLE: 'yes' }, 'expected 1 or 0'],
  ])('%s: an installation with %j does not start, and reports what to do', (variable, changed, message) => {
    const read = () => readEnvironment({ ...provider, ...changed })
    expect(read).toThrow(`  ${variable}: `)
    expect(read).toThrow(message)
    expect(read).not.toThrow(/hunter2/)
  })

  it('is needed to turn passwords off', () => {
    expect(() => readEnvironment({ ...enough, HEADROOM_PASSWORDS: '0' })).toThrow(/HEADROOM_PASSWORDS: .*no one could/)
    expect(readEnvironment({ ...provider, HEADROOM_PASSWORDS: '0' }).passwordSignIn).toBe(false)
  })
})

it.each(['', 'manager', '=manager', 'a=', 'a=manager,', 'a=Manager', 'a=manager,a=analyst'])(
  '%j is not a list of roles',
  (text) => {
    expect(readRolePairs(text)).toBeNull()
  },
)
