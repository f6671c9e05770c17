import { Tabs } from '@/components/ui/navigation/tabs'

const PAGES = [
  { label: 'Screen', href: '/screening' },
  { label: 'Cases', href: '/screening/cases' },
  { label: 'Saved lists', href: '/screening/lists' },
  { label: 'Rescreening', href: '/screening/re-screening' },
] as const

/** The pages of the screening. */
export function ScreeningTabs({ current, openCases }: { current: (typeof PAGES)[number]['href']; openCases?: number }) {
  return (
    <Tabs
      label="Screening"
      tabs={PAGES.map((page) => ({
        ...page,
        current: page.href === current,
        ...(page.href === '/screening/cases' && openCases !== undefined ? { count: openCases } : {}),
      }))}
    />
  )
}
