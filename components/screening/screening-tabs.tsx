import { Tabs } from '@/components/ui/tabs'

const PAGES = [
  { label: 'Screen', href: '/screening' },
  { label: 'Cases', href: '/screening/cases' },
  { label: 'Kept lists', href: '/screening/lists' },
  { label: 'Screening again', href: '/screening/re-screening' },
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
