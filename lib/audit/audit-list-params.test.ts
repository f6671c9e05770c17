import { describe, expect, it } from 'vitest'
import { paramsOf } from '@/test/params'
import { auditListParams, readAuditPlace, writeAuditPlace } from './audit-list-params'
import { VERB_GROUPS, verbsOf } from './verb-groups'
import { AUDIT_VERBS } from './verbs'

describe('the parameters of the audit trail', () => {
  it('reads dates as people type them', () => {
    const given = { from: '14 Mar 2026', group: 'refusals', q: ' P-2026 ' }
    expect(paramsOf(auditListParams, given)).toEqual({ from: '2026-03-14', group: 'refusals', q: 'P-2026' })
  })

  it('writes a place that it reads again', () => {
    const place = { at: new Date('2026-11-23T09:02:11.045Z'), chain: 'company:x:2026', seq: 12 }
    expect(readAuditPlace(writeAuditPlace(place))).toEqual({ ...place, at: place.at.toISOString() })
  })

  it.each([undefined, '', 'x', '2026-11-23~1~x', '2026-99-99T99:99:99.999Z~1~x', '2026-11-23T09:02:11.045Z~-1~x'])(
    'reads no place from %s',
    (text) => {
      expect(readAuditPlace(text)).toBeNull()
    },
  )

  it('has every verb in a group', () => {
    const grouped = new Set(VERB_GROUPS.flatMap((group) => verbsOf(group)))
    expect(Object.keys(AUDIT_VERBS).filter((verb) => !grouped.has(verb as keyof typeof AUDIT_VERBS))).toEqual([])
  })
})
