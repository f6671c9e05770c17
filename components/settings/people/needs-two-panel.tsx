import { Panel } from '@/components/ui/layout/panel'
import { impossibleAlone } from './needs-two'

const counted = (count: number, role: string): string => `${count} active ${role}${count === 1 ? '' : 's'}`

/** What one manager alone cannot do. Hidden where enough people decide. */
export function NeedsTwoPanel({ deciders }: { deciders: { managerCount: number; administratorCount: number } }) {
  const phrases = impossibleAlone(deciders)
  if (phrases.length === 0) return null
  return (
    <Panel
      title="Waiting for a second person"
      count={`${counted(deciders.managerCount, 'manager')}, ${counted(deciders.administratorCount, 'administrator')}`}
      padded
    >
      <p className="text-sm text-text-2">With these people, no one can:</p>
      <ul className="mt-1 grid list-disc gap-1 pl-5 text-sm text-text-2">
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </Panel>
  )
}
