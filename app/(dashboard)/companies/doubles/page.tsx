import { NotDuplicateButton } from '@/components/companies/merging/merge-dialogs'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { requireActor } from '@/lib/identity/sign-in/session'
import { countryName } from '@/lib/kernel/countries'
import { can } from '@/lib/permissions/permissions'
import { type DuplicatePair, possibleDuplicates } from '@/lib/records/companies/duplicates/possible-duplicates'
import { markNotDuplicateAction } from '../actions'

export const metadata = { title: 'Possible duplicates' }

/** Companies that may be one payer, to merge, or to mark as different payers with a reason. */
export default async function PossibleDuplicatesPage() {
  const actor = await requireActor()
  const pairs = await possibleDuplicates()
  const decides = can(actor.role, 'companies:join')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Companies', href: '/companies' }, { label: 'Possible duplicates' }]}
        title="Possible duplicates"
        description={
          'Companies with the same registration number, or with names that differ only in case, dots, accents, ' +
          'legal form or word order. One payer has one cap.'
        }
      />
      <Panel>
        {pairs.length === 0 ? (
          <p className="px-4 py-3 text-text-2">
            No possible duplicates, except companies that are already merged or marked as different payers.
          </p>
        ) : (
          <RowList>
            {pairs.map((pair) => (
              <RowListItem
                key={`${pair.one.id} ${pair.other.id}`}
                title={<RowLink href={`/companies/${pair.one.id}`}>{pair.one.name}</RowLink>}
                sub={<Pair pair={pair} />}
                end={decides ? <Decide pair={pair} /> : undefined}
              />
            ))}
          </RowList>
        )}
      </Panel>
    </>
  )
}

const factsOf = ({ country, registrationNumber, archived }: DuplicatePair['one']): string =>
  [countryName(country), registrationNumber, archived ? 'archived' : null].filter(Boolean).join(', ')

function Pair({ pair: { one, other, sameRegistration } }: { pair: DuplicatePair }) {
  return (
    <>
      {`${factsOf(one)}. ${sameRegistration ? 'Same registration number as' : 'Similar name to'} `}
      <TextLink inline href={`/companies/${other.id}`}>
        {other.name}
      </TextLink>
      {`, ${factsOf(other)}`}
    </>
  )
}

/** The company to keep is suggested, never an archived one. */
function Decide({ pair: { one, other } }: { pair: DuplicatePair }) {
  const [merged, into] = one.archived ? [one, other] : [other, one]
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <ButtonLink
        size="small"
        href={`/companies/${merged.id}/join?with=${into.id}`}
        aria-label={`Merge ${merged.name} into ${into.name}`}
      >
        Merge
      </ButtonLink>
      <NotDuplicateButton company={one} other={other} action={markNotDuplicateAction} />
    </span>
  )
}
