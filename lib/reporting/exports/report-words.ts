const WORDS: Readonly<Record<string, string>> = {
  companies: 'Companies',
  products: 'Products',
  'fsb-licenses': 'FSB licenses',
  payments: 'Payments',
  'blocked-and-reviewed': 'Blocked entries and reviews',
  determinations: 'Determinations and findings',
  'apparent-violations': 'Apparent violations',
  'ofac-reports': 'Reports to OFAC',
  'audit-trail': 'Audit trail',
  'people-and-permissions': 'People and permissions',
  'screening-cases': 'Screening cases',
  'screening-list': 'Kept list',
  'yearly-summary': 'Yearly summary',
  replay: 'Replay',
}

/** What a person calls a report. */
export const reportWords = (name: string): string => WORDS[name] ?? name

const PAGES: Readonly<Record<string, string>> = {
  companies: '/companies',
  products: '/products',
  'fsb-licenses': '/fsb-licenses',
  payments: '/payments',
  'ofac-reports': '/ofac-reports',
  'audit-trail': '/audit-trail',
  'screening-cases': '/screening/cases',
  'yearly-summary': '/yearly-summary',
}

/** The page that shows the rows of a report by the same parameters; undefined where there is none. */
export const reportPage = (name: string): string | undefined => PAGES[name]
