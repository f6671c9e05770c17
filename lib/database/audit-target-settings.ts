import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Where the events of the audit trail are sent as well. */
export type AuditTarget = {
  kind: 'https' | 'tls' | 'tcp'
  /** For https; with a token, as bearer. */
  url: URL
  token: string | null
  /** Certificates to trust instead of the public ones. */
  certificates: string | null
}

const EXPECTED = 'expected https://collector.example.com/path, or tls://host:6514 or tcp://host:601 for syslog'

function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username } = new URL(text)
  if (hostname === '' || username !== '') return false
  return protocol === 'https:' || (['tls:', 'tcp:'].includes(protocol) && port !== '')
}

/** The variables of the delivery; none has an effect without HEADROOM_AUDIT_TARGET. */
export const auditTargetVariables = {
  HEADROOM_AUDIT_TARGET: z.string().refine(isTarget, EXPECTED).optional(),
  HEADROOM_AUDIT_TOKEN_FILE: z.string().optional(),
  HEADROOM_AUDIT_CA_FILE: z.string().optional(),
}

type Variables = z.output<z.ZodObject<typeof auditTargetVariables>>

/** The target, or null. Reports through `complain` a file that cannot be read. */
export function readAuditTarget(
  raw: Variables,
  complain: (variable: keyof Variables, message: string) => void,
): AuditTarget | null {
  const read = (variable: 'HEADROOM_AUDIT_TOKEN_FILE' | 'HEADROOM_AUDIT_CA_FILE'): string | null => {
    const file = raw[variable]
    if (!file) return null
    if (!raw.HEADROOM_AUDIT_TARGET) complain('HEADROOM_AUDIT_TARGET', `missing, and ${variable} is set`)
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      complain(variable, `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
      return null
    }
  }
  const [token, certificates] = [read('HEADROOM_AUDIT_TOKEN_FILE'), read('HEADROOM_AUDIT_CA_FILE')]
  if (!raw.HEADROOM_AUDIT_TARGET) return null
  const url = new URL(raw.HEADROOM_AUDIT_TARGET)
  return { kind: url.protocol.slice(0, -1) as AuditTarget['kind'], url, token, certificates }
}
