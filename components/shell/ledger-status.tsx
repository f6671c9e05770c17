import { CircleCheck, OctagonMinus } from 'lucide-react'
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'

/** Whether the audit chains held when they were last read through, and when that was. Leads to the page that shows it. */
export function LedgerStatus({ holds, when }: { holds: boolean; when: string }) {
  return (
    <>
      <Link
        href="/audit-trail"
        className={`flex items-center gap-1.5 font-medium underline-offset-3 hover:underline ${holds ? 'text-text-2' : 'text-blocked'}`}
      >
        <Icon of={holds ? CircleCheck : OctagonMinus} size={14} className={holds ? 'text-clear' : undefined} />
        {holds ? 'Ledger verified' : 'Ledger does not verify'}
      </Link>
      <span>{when}</span>
    </>
  )
}
