'use client'

import { useTheme } from 'next-themes'
import { IconButton } from '@/components/ui/button'
import { HalfCircle } from '@/components/ui/display/icon'

/** Dark or light. Until a person chooses, the system's choice holds. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <IconButton
      label="Dark or light"
      tone="secondary"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
    >
      <HalfCircle />
    </IconButton>
  )
}
