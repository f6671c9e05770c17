import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ROLES, type Role } from '@/lib/permissions/permissions'

/** The algorithms that an ID token may be signed with: asymmetric ones, of which the provider publishes the keys. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const

/** How people sign in with an OpenID Connect provider. */
export type SingleSignOnSettings = {
  /** The address of the provider, exactly as it states itself in `iss`. */
  issuer: string
  clientId: string
  clientSecret: string
  /** The name on the button. */
  name: string
  scope: string
  algorithm: (typeof ALGORITHMS)[number]
  /** The claim that decides the role at each sign-in, and the role of each of its values; null when set by hand. */
  roles: { claim: string; byValue: Readonly<Record<string, Role>> } | null
  /** Whether a person who is not known is added at the first sign-in. */
  createsPeople: boolean
  /** Whether the provider has to state that it verified the email address. */
  requiresVerifiedEmail: boolean
  /** The accepted values of `acr`: how the person signed in at the provider. Empty when all are. */
  acceptedStrengths: string[]
}

const SECURE = 'expected the https address that the provider states as its issuer, such as https://login.example.com'
const PAIRS = 'expected pairs of a value and a role, such as ledger-managers=manager, ledger-analysts=analyst'

const flag = z.enum(['0', '1'], 'expected 1 or 0')

/** An https address; http only for a provider on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  const isLocal = protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  return (protocol === 'https:' || isLocal) && search === '' && hash === ''
}

/** The roles by value of the claim; null when the text is not such pairs. */
export function readRolePairs(text: string): Record<string, Role> | null {
  const pairs = text.split(',').map((pair) => pair.trim())
  const read = pairs.map((pair) => {
    // A value may contain an equals sign, as distinguished names do; a role does not.
    const at = pair.lastIndexOf('=')
    const role = ROLES.find((known) => known === pair.slice(at + 1).trim())
    const value = pair.slice(0, Math.max(at, 0)).trim()
    return value && role ? ([value, role] as const) : null
  })
  const known = read.filter((pair) => pair !== null)
  const isUnique = new Set(known.map(([value]) => value)).size === known.length
  return known.length === pairs.length && isUnique ? Object.fromEntries(known) : null
}

/** The variables of single sign-on; all are optional, and none has an effect without HEADROOM_OIDC_ISSUER. */
export const singleSignOnVariables = {
  HEADROOM_OIDC_ISSUER: z.string().refine(isIssuer, SECURE).optional(),
  HEADROOM_OIDC_CLIENT_ID: z.string().optional(),
  HEADROOM_OIDC_CLIENT_SECRET: z.string().optional(),
  HEADROOM_OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  HEADROOM_OIDC_NAME: z.string().max(40, 'expected at most 40 characters').default('single sign-on'),
  HEADROOM_OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(/\s+/).includes('openid'), 'expected scopes with openid among them')
    .default('openid email profile'),
  HEADROOM_OIDC_ALGORITHM: z.enum(ALGORITHMS, `expected one of ${ALGORITHMS.join(', ')}`).default('RS256'),
  HEADROOM_OIDC_ROLE_CLAIM: z.string().optional(),
  HEADROOM_OIDC_ROLES: z
    .string()
    .refine((text) => readRolePairs(text) !== null, `${PAIRS}; roles: ${ROLES.join(', ')}`)
    .optional(),
  HEADROOM_OIDC_CREATE_PEOPLE: flag.default('0'),
  HEADROOM_OIDC_VERIFIED_EMAIL: flag.default('1'),
  HEADROOM_OIDC_ACR: z.string().optional(),
  HEADROOM_PASSWORDS: flag.default('1'),
}

type Variables = z.output<z.ZodObject<typeof singleSignOnVariables>>
type Complain = (variable: keyof Variables, message: string) => void

/**
 * The settings of single sign-on, or null without an issuer. Reports through `complain` what does not fit together, so
 * that no installation starts with half of it or with no way to sign in.
 */
export function readSingleSignOn(raw: Variables, complain: Complain): SingleSignOnSettings | null {
  if (!raw.HEADROOM_OIDC_ISSUER) {
    if (raw.HEADROOM_PASSWORDS === '0')
      complain('HEADROOM_PASSWORDS', 'passwords can be off only with HEADROOM_OIDC_ISSUER set: no one could sign in')
    const first = (['CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE', 'ROLE_CLAIM', 'ROLES'] as const).find(
      (name) => raw[`HEADROOM_OIDC_${name}`],
    )
    if (first) complain('HEADROOM_OIDC_ISSUER', `missing, and HEADROOM_OIDC_${first} is set: set both or neither`)
    return null
  }
  if (!raw.HEADROOM_OIDC_CLIENT_ID)
    complain('HEADROOM_OIDC_CLIENT_ID', 'missing: expected the id under which the provider knows Headroom')
  return {
    issuer: raw.HEADROOM_OIDC_ISSUER,
    clientId: raw.HEADROOM_OIDC_CLIENT_ID ?? '',
    clientSecret: readSecret(raw, complain),
    name: raw.HEADROOM_OIDC_NAME,
    scope: raw.HEADROOM_OIDC_SCOPE,
    algorithm: raw.HEADROOM_OIDC_ALGORITHM,
    roles: readRoles(raw, complain),
    createsPeople: raw.HEADROOM_OIDC_CREATE_PEOPLE === '1',
    requiresVerifiedEmail: raw.HEADROOM_OIDC_VERIFIED_EMAIL === '1',
    acceptedStrengths: raw.HEADROOM_OIDC_ACR?.split(/\s+/).filter(Boolean) ?? [],
  }
}

function readSecret(raw: Variables, complain: Complain): string {
  const { HEADROOM_OIDC_CLIENT_SECRET: given, HEADROOM_OIDC_CLIENT_SECRET_FILE: file } = raw
  if (given && file) complain('HEADROOM_OIDC_CLIENT_SECRET', 'set this or HEADROOM_OIDC_CLIENT_SECRET_FILE, not both')
  if (given || !file) {
    if (!given) complain('HEADROOM_OIDC_CLIENT_SECRET', 'missing: expected the secret that the provider issued')
    return given ?? ''
  }
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text === '') complain('HEADROOM_OIDC_CLIENT_SECRET_FILE', `${file} is empty`)
    return text
  } catch (error) {
    complain('HEADROOM_OIDC_CLIENT_SECRET_FILE', `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    return ''
  }
}

function readRoles(raw: Variables, complain: Complain): SingleSignOnSettings['roles'] {
  const { HEADROOM_OIDC_ROLE_CLAIM: claim, HEADROOM_OIDC_ROLES: pairs } = raw
  if (claim && !pairs) complain('HEADROOM_OIDC_ROLES', `missing: ${PAIRS}`)
  if (pairs && !claim) complain('HEADROOM_OIDC_ROLE_CLAIM', 'missing: expected the name of the claim with these values')
  if (raw.HEADROOM_OIDC_CREATE_PEOPLE === '1' && !claim)
    complain('HEADROOM_OIDC_CREATE_PEOPLE', 'needs HEADROOM_OIDC_ROLE_CLAIM: a new person has no role otherwise')
  return claim && pairs ? { claim, byValue: readRolePairs(pairs) ?? {} } : null
}
