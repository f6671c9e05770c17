/** Why a sign-in with the identity provider was refused, as the browser receives it. */
export const PROVIDER_REFUSALS = [
  'provider-unavailable',
  'provider-declined',
  'provider-answer',
  'provider-strength',
  'stranger',
  'email-unverified',
  'identity-taken',
  'unconfirmed',
  'no-role',
  'several-roles',
  'last-administrator',
] as const
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number]
