import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// What the application never does, or does in a few files only (docs/security.md). The tools that build the lists of
// places, which no server runs, are left out.

type Source = { path: string; text: string }

const sources: Source[] = ['app', 'components', 'lib']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .concat('proxy.ts', 'instrumentation.ts')
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^lib\/compliance\/screening\/build\//.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
/** What runs on the server: the components fetch from it, in the browser. */
const onServer = ({ path, text }: Source) => !path.startsWith('components/') && !/^['"]use client['"]/m.test(text)

const NEVER: [string, RegExp][] = [
  ['starts a process', /node:child_process|\bexecFile\(|\bspawn\(/],
  ['runs text as code', /\beval\(|new Function\(|node:vm\b/],
  ['sets HTML from text', /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/],
  ['lets another origin read an answer', /access-control-allow/i],
  ['stops a password from being pasted', /\bonPaste\b/],
  ['uses a hash or cipher that is not approved', /\b(?:md5|rc4|des-ede\w*|aes-\d+-(?:ecb|cbc))\b/i],
  ['takes numbers that can be guessed', /Math\.random\(/],
  ['builds a statement of SQL from text', /RawUnsafe\(/],
]

/** The files that may do it. A further one is a decision: its reason belongs in docs/security.md. */
const ONLY_IN: [string, RegExp, string[]][] = [
  [
    'opens a file of the machine',
    /from 'node:fs/,
    [
      // The package that a command of the shell compares with the ledger.
      'lib/audit/against/package-source.ts',
      // The file of anchors that the settings name.
      'lib/audit/chains/anchors/anchor-heads.ts',
      'lib/audit/chains/anchors/read-anchor-file.ts',
      'lib/audit/chains/anchors/verify-anchors.ts',
      'lib/audit/chains/anchors/write-anchor-file.ts',
      'lib/audit/verification/command.ts',
      'lib/audit/verifier-file.ts',
      'lib/compliance/screening/development-set.ts',
      // Secrets and certificates in files that the settings name.
      'lib/database/audit-target-settings.ts',
      'lib/database/single-sign-on-settings.ts',
      'lib/paper/paper-fonts.ts',
    ],
  ],
  // The collector of audit events and the identity provider, by their settings.
  [
    'opens a connection',
    /^import (?!type\b|\{ isIP \}).* from '(?:node:(?:net|tls|https?|http2|dgram)|undici|openid-client)'/m,
    ['lib/audit/delivery/send-events.ts'],
  ],
  [
    'sends a request',
    /\bfetch\(|\bcreateRemoteJWKSet\(/,
    ['lib/identity/single-sign-on/logout-token.ts', 'lib/identity/single-sign-on/provider-metadata.ts'],
  ],
  // Inside the HMAC of RFC 6238, as every authenticator app has it.
  ['uses SHA-1', /\bsha-?1\b/i, ['lib/identity/second-factor/one-time-code.ts']],
]

describe('the application', () => {
  it('is read', () => expect(sources.filter(onServer).length).toBeGreaterThan(500))

  it.each(NEVER)('never %s', (_what, pattern) => {
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
  })

  it.each(ONLY_IN)('%s in the named files only', (_what, pattern, files) => {
    const found = sources.filter((source) => onServer(source) && pattern.test(source.text))
    expect(found.map(({ path }) => path).filter((path) => !files.includes(path))).toEqual([])
  })

  it('masks every field for a password, and lets password managers fill it', () => {
    const fields = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/<Field name="\w*password"[^>]*>\s*(<TextInput[^>]*>)/gi)].map(([, field]) => ({
        path,
        field,
      })),
    )
    expect(fields.length).toBeGreaterThan(3)
    for (const { path, field } of fields) {
      expect(field, path).toContain('type="password"')
      expect(field, path).toMatch(/autoComplete="(?:current|new)-password"/)
    }
  })
})
