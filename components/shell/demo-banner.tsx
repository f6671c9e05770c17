import { classNames } from '@/components/ui/class-names'
import { TextLink } from '@/components/ui/navigation/text-link'
import { ChangeRole } from './sign-out'

/** A banner on every page of the demo: nothing here is real. */
export function DemoBanner() {
  return (
    <aside
      aria-label="Demo data"
      className={classNames(
        'flex min-h-8 items-center gap-3 border-b border-line bg-sunken px-gutter py-1 text-xs text-text-2',
        'max-tablet:gap-2 print:hidden',
      )}
    >
      <b className="font-semibold whitespace-nowrap text-text">Demo data</b>
      <span className="max-tablet:hidden">
        Companies, people and payments here are invented. Nothing is sent anywhere.
      </span>
      <span className="tablet:hidden">All invented.</span>
      <span className="ml-auto flex items-center gap-3 whitespace-nowrap">
        <TextLink href="/tour" className="py-1 font-medium">
          Guided tour
        </TextLink>
        <ChangeRole />
      </span>
    </aside>
  )
}
