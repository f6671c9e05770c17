import { expect, it } from 'vitest'
import { auditTargetVariables, readAuditTarget } from './audit-target-settings'

const isAccepted = (target: string) => auditTargetVariables.HEADROOM_AUDIT_TARGET.safeParse(target).success

it.each(['https://collector.example.com/audit', 'tls://log.example.com:6514', 'tcp://127.0.0.1:601'])(
  '%s is a target',
  (target) => {
    expect(isAccepted(target)).toBe(true)
    const read = readAuditTarget({ HEADROOM_AUDIT_TARGET: target }, () => {})
    expect(read).toMatchObject({ kind: target.split(':')[0], token: null, certificates: null })
  },
)

it.each([
  'http://collector.example.com',
  'tls://log.example.com',
  'udp://log.example.com:514',
  'https://u:p@c.example',
  'x',
])('%s is not a target', (target) => {
  expect(isAccepted(target)).toBe(false)
})

it('reports a file that cannot be read, and a file without a target', () => {
  const complaints: string[] = []
  const read = (raw: Parameters<typeof readAuditTarget>[0]) =>
    readAuditTarget(raw, (variable, message) => complaints.push(`${variable}: ${message}`))
  read({ HEADROOM_AUDIT_TARGET: 'https://c.example', HEADROOM_AUDIT_TOKEN_FILE: '/nowhere' })
  read({ HEADROOM_AUDIT_CA_FILE: 'package.json' })
  expect(complaints).toEqual([
    'HEADROOM_AUDIT_TOKEN_FILE: /nowhere cannot be read (ENOENT)',
    'HEADROOM_AUDIT_TARGET: missing, and HEADROOM_AUDIT_CA_FILE is set',
  ])
})
