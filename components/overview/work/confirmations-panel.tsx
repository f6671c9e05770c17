import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { OpenQuestion } from '@/lib/compliance/law/schema'

/** The questions of law that current payments depend on and counsel has not confirmed. Hidden when there are none. */
export function ConfirmationsPanel({ missing, enters }: { missing: readonly OpenQuestion[]; enters: boolean }) {
  if (missing.length === 0) return null
  return (
    <Panel
      title="For counsel to confirm"
      count={String(missing.length)}
      footer="Counsel confirms each text and version once. Until then, payments that depend on it are sent to review."
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
