import { describe, expect, it } from 'vitest'
import { VERB_GROUPS, verbsOf } from '@/lib/audit/events/verb-groups'
import { AUDIT_VERBS } from '@/lib/audit/events/verbs'
import { paramsOf } from '@/test/files/params'
import { auditListParams, readAuditCursor, writeAuditCursor } from './audit-list-params'

describe('the parameters of the audit trail', () => {
  it('reads dates as people type them', () => {
    const given = { from: '14 Mar 2026', group: 'refusals', q: ' P-2026 ' }
    expect(paramsOf(auditListParams, given)).toEqual({ from: '2026-03-14', group: 'refusals', q: 'P-2026' })
  })

  it('writes a cursor that it reads again', () => {
    const cursor = { at: new Date('2026-11-23T09:02:11.045Z'), chain: 'company:x:2026', seq: 12 }
    expect(readAuditCursor(writeAuditCursor(cursor))).toEqual({ ...cursor, at: cursor.at.toISOString() })
  })

  it.each([undefined, '', 'x', '2026-11-23~1~x', '2026-99-99T99:99:99.999Z~1~x', '2026-11-23T09:02:11.045Z~-1~x'])(
    'reads no cursor from %s',
    (text) => {
      expect(readAuditCursor(text)).toBeNull()
    },
  )

  it('has every verb in a group', () => {
    const grouped = new Set(VERB_GROUPS.flatMap((group) => verbsOf(group)))
    expect(Object.keys(AUDIT_VERBS).filter((verb) => !grouped.has(verb as keyof typeof AUDIT_VERBS))).toEqual([])
  })
})
