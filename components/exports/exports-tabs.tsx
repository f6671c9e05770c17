import { Tabs } from '@/components/ui/navigation/tabs'

const PAGES = [
  { label: 'Reports', href: '/exports' },
  { label: 'Downloads', href: '/exports/downloads' },
  { label: 'Schedules', href: '/exports/schedules' },
  { label: 'Compare', href: '/exports/compare' },
] as const

/** The pages of the exports. */
export const ExportsTabs = ({ current }: { current: (typeof PAGES)[number]['href'] }) => (
  <Tabs label="Exports" tabs={PAGES.map((page) => ({ ...page, current: page.href === current }))} />
)
