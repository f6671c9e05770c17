import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'

const TABS = [
  { key: 'people', label: 'People' },
  { key: 'law', label: 'Law' },
  { key: 'exchange-rates', label: 'Exchange rates' },
  { key: 'policies', label: 'Policies' },
  { key: 'permissions', label: 'Permissions' },
  { key: 'account', label: 'My account' },
] as const

export type SettingsTab = (typeof TABS)[number]['key']

/** The head of every settings page: one title, and a tab for each part. */
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
        says="Everyone can read these pages. Each change is part of the audit trail."
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
