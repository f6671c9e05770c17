import { expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { reportsDocument } from '@/test/files/reports-document'

it('docs/reports.md documents every column of every report', async () => {
  const clock = { today: '2026-11-26', year: 2026, timeZone: 'America/New_York', holidays: SHIPPED_LAW.holidays }
  await expect(reportsDocument(REPORTS, clock)).toMatchFileSnapshot('../../../docs/reports.md')
})
