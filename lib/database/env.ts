import 'server-only'
import { z } from 'zod'
import { readSigningKey } from '@/lib/kernel/crypto/signing-key'
import { auditTargetVariables, readAuditTarget } from './audit-target-settings'
import { readSingleSignOn, singleSignOnVariables } from './single-sign-on-settings'

const flag = z
  .enum(['0', '1'], 'say 1 or 0')
  .default('0')
  .transform((value) => value === '1')

const postgresUrl = z.string('say where the PostgreSQL server is').refine((value) => {
  return URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)
}, 'expected a URL like postgresql://user:password@host:5432/database')

const schema = z
  .object({
    DATABASE_URL: postgresUrl,
    DATABASE_POOL_MAX: z.coerce.number('expected a number').int().min(1).max(100).default(8),
    DATABASE_STATEMENT_TIMEOUT_MS: z.coerce.number('expected a number').int().min(1000).default(30_000),
    HEADROOM_DATABASE: z.enum(['embedded', 'server'], 'say embedded or server').default('server'),
    HEADROOM_ANCHOR_FILE: z.string().optional(),
    HEADROOM_DEMO: flag,
    HEADROOM_DEMO_SIGN_IN: flag,
    HEADROOM_SIGNING_KEY: z
      .string('set by npm start, or say an Ed25519 key')
      .refine((text) => readSigningKey(text) !== null, 'expected an Ed25519 private key: PEM, or 32 bytes in base64'),
    LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    NEXTAUTH_SECRET: z
      .string('set by npm start, or say one of 32 characters or more')
      .min(32, 'use 32 characters or more'),
    NEXTAUTH_URL: z.url('expected the address people open, like https://headroom.example.com').optional(),
    SECURITY_CONTACT: z
      .string()
      .regex(/^(mailto:[^\s@]+@\S+|https:\/\/\S+)$/, 'expected mailto:someone@example.com or an https address')
      .optional(),
    TRUSTED_PROXY_HOPS: z.coerce
      .number('expected a number')
      .int('expected a whole number')
      .min(0, 'expected 0 to 10')
      .max(10, 'expected 0 to 10')
      .default(0),
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    ...singleSignOnVariables,
    ...auditTargetVariables,
  })
  .transform((raw, context) => ({
    databaseUrl: raw.DATABASE_URL,
    databaseKind: raw.HEADROOM_DATABASE,
    anchorFile: raw.HEADROOM_ANCHOR_FILE,
    poolMax: raw.DATABASE_POOL_MAX,
    statementTimeoutMilliseconds: raw.DATABASE_STATEMENT_TIMEOUT_MS,
    demo: raw.HEADROOM_DEMO,
    demoSignIn: raw.HEADROOM_DEMO && raw.HEADROOM_DEMO_SIGN_IN,
    signingKey: raw.HEADROOM_SIGNING_KEY,
    logLevel: raw.LOG_LEVEL,
    authSecret: raw.NEXTAUTH_SECRET,
    publicUrl: raw.NEXTAUTH_URL,
    securityContact: raw.SECURITY_CONTACT,
    trustedProxyHops: raw.TRUSTED_PROXY_HOPS,
    nodeEnvironment: raw.NODE_ENV,
    auditTarget: readAuditTarget(raw, (variable, message) =>
      context.addIssue({ code: 'custom', path: [variable], message }),
    ),
    passwordSignIn: raw.HEADROOM_PASSWORDS === '1',
    singleSignOn: readSingleSignOn(raw, (variable, message) =>
      context.addIssue({ code: 'custom', path: [variable], message }),
    ),
  }))

export type Environment = z.infer<typeof schema>

// `next build` imports every page without serving one: it needs values of the right shape, not a database.
const buildPlaceholders = {
  DATABASE_URL: 'postgresql://build@127.0.0.1:1/not-while-building',
  HEADROOM_SIGNING_KEY: 'not-while-building-not-while-building-not-0',
  NEXTAUTH_SECRET: 'not-while-building-not-while-building',
}

/**
 * Reads the environment once per process start. Throws one error that names every variable that is missing or
 * wrong; an empty variable counts as missing.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const building = source.NEXT_PHASE === 'phase-production-build'
  const parsed = schema.safeParse(building ? { ...buildPlaceholders, ...given } : given)
  if (parsed.success) return parsed.data
  const complaints = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(
    'Headroom cannot start with this environment (`npm start` sets what is needed, .env.example explains it):\n' +
      complaints.join('\n'),
  )
}

/** The settings of this process, read and checked once when it starts. */
export const environment: Environment = readEnvironment(process.env)
