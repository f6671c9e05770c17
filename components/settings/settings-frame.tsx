import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Tabs } from '@/components/ui/navigation/tabs'

const TABS = [
  { key: 'people', label: 'People' },
  { key: 'law', label: 'Law' },
  { key: 'exchange-rates', label: 'Exchange rates' },
  { key: 'policies', label: 'Policies' },
  { key: 'permissions', label: 'Permissions' },
  { key: 'background-jobs', label: 'Background jobs' },
  { key: 'account', label: 'My account' },
] as const

export type SettingsTab = (typeof TABS)[number]['key']

/** The frame of every settings page: one title, and a tab for each part. */
export function SettingsFrame({
  current,
  end,
  children,
}: {
  current: SettingsTab
  end?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <PageHeader
        title="Settings"
        description="Everyone can read these pages. Each change is recorded in the audit trail."
        end={end}
      />
      <Tabs
        label="Settings"
        tabs={TABS.map(({ key, label }) => ({ href: `/settings/${key}`, label, current: key === current }))}
      />
      {children}
    </>
  )
}
