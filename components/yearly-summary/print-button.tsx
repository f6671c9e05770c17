'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'

/** Prints the document only: the print style sheet hides the rest of the page. */
export function PrintButton() {
  return (
    <Button icon={<Icon of={Printer} />} onClick={() => window.print()}>
      Print
    </Button>
  )
}
