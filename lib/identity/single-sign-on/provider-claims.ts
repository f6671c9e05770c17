import { z } from 'zod'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import type { Role } from '@/lib/permissions/permissions'
import type { ProviderRefusal } from './provider-refusal'

const LONGEST_NAME = 120

const text = z.string().catch('')

const claimShape = z.looseObject({
  sub: z.string().min(1).max(255),
  email: text,
  // Some providers write it as text.
  email_verified: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
  name: text,
  sid: text,
  acr: text,
})

/** Whom the provider identified, as far as it is used here. */
export type ProviderIdentity = {
  /** Names the person at the provider, for ever; an address can pass to another person. */
  subject: string
  /** In lower case; empty where the provider sent none. */
  email: string
  isEmailVerified: boolean
  name: string
  /** The provider's own session, which it may end; empty where it does not state one. */
  providerSession: string
  /** How the person signed in there. */
  strength: string
  /** The values of the claim that decides the role. */
  roleValues: string[]
}

/** Reads the claims of an ID token that was verified, and of the userinfo of the same subject. */
export function readProviderClaims(claims: unknown, { roles }: Pick<SingleSignOnSettings, 'roles'>): ProviderIdentity {
  const read = claimShape.parse(claims)
  return {
    subject: read.sub,
    email: printable(read.email).toLowerCase(),
    isEmailVerified: read.email_verified,
    name: printable(read.name).slice(0, LONGEST_NAME),
    providerSession: read.sid,
    strength: read.acr,
    roleValues: roles ? textsOf(claimNamed(read, roles.claim)) : [],
  }
}

const printable = (given: string): string => given.replace(/[\p{Cc}\p{Cs}]/gu, '').trim()

/** A claim by its name, which may contain dots, or by a path such as `realm_access.roles`. */
export function claimNamed(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let found: unknown = claims
  for (const part of name.split('.')) found = isObject(found) && Object.hasOwn(found, part) ? found[part] : undefined
  return found
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')

/**
 * The one role of these values; undefined where the role is set by hand. Two different roles are refused, since none of
 * the four includes another.
 */
export function claimedRole(
  { roleValues }: ProviderIdentity,
  { roles }: Pick<SingleSignOnSettings, 'roles'>,
): { role: Role | undefined } | { refusal: ProviderRefusal } {
  if (!roles) return { role: undefined }
  const found = new Set(
    roleValues.flatMap((value) => (Object.hasOwn(roles.byValue, value) ? roles.byValue[value] : undefined) ?? []),
  )
  if (found.size > 1) return { refusal: 'several-roles' }
  const [role] = found
  return role ? { role } : { refusal: 'no-role' }
}
