'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** Prints the document alone: the print style leaves the frame out. */
export function PrintButton() {
  return (
    <Button icon={<Icon of={Printer} />} onClick={() => window.print()}>
      Print
    </Button>
  )
}
