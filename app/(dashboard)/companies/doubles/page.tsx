import { TellApart } from '@/components/companies/joining/join-dialogs'
import { ButtonLink } from '@/components/ui/button'
import { RowLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { requireActor } from '@/lib/identity/access/session'
import { countryName } from '@/lib/kernel/countries'
import { can } from '@/lib/permissions/permissions'
import { type PossibleDouble, possibleDoubles } from '@/lib/records/companies/possible-doubles'
import { tellApartAction } from '../actions'

export const metadata = { title: 'Possibly one payer' }

/** Companies that may be one payer, entered twice: to join, or to tell apart with a reason. */
export default async function DoublesPage() {
  const actor = await requireActor()
  const doubles = await possibleDoubles()
  const decides = can(actor.role, 'companies:join')
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Companies', href: '/companies' }, { label: 'Possibly one payer' }]}
        title="Possibly one payer"
        says="The same registration number, or names that differ in case, dots, accents, legal form or word order only. One payer has one cap."
      />
      <Panel>
        {doubles.length === 0 ? (
          <p className="px-4 py-3 text-text-2">
            No two companies share a registration number or a folded name, but for those that are joined or were told
            apart.
          </p>
        ) : (
          <RowList>
            {doubles.map((pair) => (
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

const factsOf = ({ country, registrationNumber, archived }: PossibleDouble['one']): string =>
  [countryName(country), registrationNumber, archived ? 'archived' : null].filter(Boolean).join(', ')

function Pair({ pair: { one, other, sameRegistration } }: { pair: PossibleDouble }) {
  return (
    <>
      {`${factsOf(one)}. ${sameRegistration ? 'The same registration number as' : 'A like name is'} `}
      <TextLink inline href={`/companies/${other.id}`}>
        {other.name}
      </TextLink>
      {`, ${factsOf(other)}`}
    </>
  )
}

/** The one that goes on is proposed: never an archived one. */
function Decide({ pair: { one, other } }: { pair: PossibleDouble }) {
  const [joined, into] = one.archived ? [one, other] : [other, one]
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <ButtonLink
        size="small"
        href={`/companies/${joined.id}/join?with=${into.id}`}
        aria-label={`Join ${joined.name} into ${into.name}`}
      >
        Join
      </ButtonLink>
      <TellApart company={one} other={other} action={tellApartAction} />
    </span>
  )
}
