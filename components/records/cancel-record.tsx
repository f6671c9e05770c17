'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/feedback/dialog'

/** Leaves the form of a record: for the page at `href`, or for the form that its dialog was opened from. */
export function CancelRecord({ href, inDialog }: { href: string; inDialog: boolean }) {
  if (!inDialog) return <ButtonLink href={href}>Cancel</ButtonLink>
  return (
    <DialogClose>
      <Button>Cancel</Button>
    </DialogClose>
  )
}
