const PAGES: Readonly<Record<string, string>> = {
  payment: '/payments',
  company: '/companies',
  product: '/products',
  'fsb-license': '/fsb-licenses',
  'screening-case': '/screening/cases',
  'screening-list': '/screening/lists',
  'export-file': '/exports/downloads',
  'export-schedule': '/exports/schedules',
  'law-record': '/settings/law/entered',
}

/** The page of the record an event is about; undefined where it has none of its own. */
export function targetHref({ targetKind, targetId }: { targetKind: string; targetId: string }): string | undefined {
  if (targetKind === 'year') return `/yearly-summary?year=${encodeURIComponent(targetId)}`
  if (targetKind === 're-screening') return '/screening/re-screening'
  const page = PAGES[targetKind]
  return page && /^[0-9a-f-]{36}$/.test(targetId) ? `${page}/${targetId}` : undefined
}
