import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { OpenQuestion } from '@/lib/compliance/law/schema'

/** What counsel has not confirmed and payments of today wait for, said once; nothing when nothing is missing. */
export function ConfirmationsPanel({ missing, enters }: { missing: readonly OpenQuestion[]; enters: boolean }) {
  if (missing.length === 0) return null
  return (
    <Panel
      title="For counsel to confirm"
      count={String(missing.length)}
      footer="A confirmation is made once for each text and version. Until then the payments that rest on it go to review."
      footerEnd={
        <TextLink href={enters ? '/settings/law/confirm' : '/settings/law'}>
          {enters ? 'Enter confirmation' : 'Law'}
        </TextLink>
      }
    >
      <ul className="grid gap-1 px-4 py-3 text-text-2">
        {missing.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </Panel>
  )
}
