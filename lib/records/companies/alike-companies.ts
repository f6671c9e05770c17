import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/audited'
import type { Transaction } from '@/lib/database/db'
import { countryName } from '@/lib/kernel/countries'
import { formatUsd } from '@/lib/kernel/money'
import { type AlikeRecord, invalidField, type Refusal } from '@/lib/kernel/outcome'
import { type DistinctionInput, unanswered } from './distinction'
import { foldCompanyName } from './names/fold-company-name'
import { storeFoldedNames, storeNames } from './names/stored-names'

type Subject = { id?: string; name: string; country: string; registrationNumber: string }
/** What of it is new: a company that is edited keeps what it had without being asked again. */
type Asked = { name: boolean; registration: boolean }
type Found = {
  id: string
  name: string
  country: string
  registrationNumber: string | null
  archived: boolean
  isSameName: boolean
  year: number
  headroomCents: number
}

const MOST_SHOWN = 10

/**
 * Asks whether the company being entered or renamed is one the ledger has: archived ones count, because archiving gives
 * no second cap. Answers the refusal to show, or, where a reason was given for each, the event that keeps it. Holds a
 * lock until the transaction ends, so that of two who enter the same name at once the second is asked.
 */
export async function askWhetherAlike(
  transaction: Transaction,
  subject: Subject,
  answer: DistinctionInput,
  asked: Asked = { name: true, registration: true },
): Promise<{ refusal: Refusal } | { distinction: { ids: string[]; names: string[]; reason: string } | null }> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('the names of companies'))`
  const taken = asked.registration ? await registrationTaken(transaction, subject) : null
  if (taken) return { refusal: taken }
  if (!asked.name) return { distinction: null }
  await storeFoldedNames(transaction)
  await storeNames(transaction, [subject.name])
  const found = await companiesAlike(transaction, subject)
  if (found.length === 0) return { distinction: null }
  if (found.some(({ archived, isSameName }) => isSameName && !archived)) return nameTaken(subject.name)
  const problem = unanswered(found, answer)
  if (problem === 'not_shown') return { refusal: alikeRefusal(found) }
  if (problem === 'no_reason') return invalidField('apartReason', 'Enter in a few words why this is another company')
  const names = found.map(({ name }) => name)
  return { distinction: { ids: found.map(({ id }) => id), names, reason: answer.apartReason } }
}

/** The refusal of a name that an active company has; capitals make no difference. */
export const nameTaken = (name: string) => invalidField('name', `There is already a company named ${name}`)

/** The event of a company that was entered although others may be the same. */
export const distinctionEvents = (
  event: Omit<NewAuditEvent, 'verb'>,
  distinction: { ids: string[]; names: string[]; reason: string } | null,
): NewAuditEvent[] => {
  if (!distinction) return []
  const after = { differentFrom: distinction.names, differentFromIds: distinction.ids }
  return [{ ...event, verb: 'company.distinguished', after, reason: distinction.reason }]
}

/**
 * Companies, archived ones included, that share a folded key with this name, the best known first; each with its
 * headroom in the year that is now.
 */
function companiesAlike(transaction: Transaction, { id, name }: Subject): Promise<Found[]> {
  const { keys } = foldCompanyName(name)
  return transaction.$queryRaw<Found[]>`
    SELECT c.id, c.name, c.country, c.registration_number AS "registrationNumber", c.archived_at IS NOT NULL AS archived, this.year,
      lower(c.name) = lower(${name}) AS "isSameName",
      greatest(0, coalesce(joined.cap_cents - joined.used_cents - joined.reserved_cents - joined.violation_cents,
        y.cap_cents - y.used_cents - y.reserved_cents - y.violation_cents, annual_cap_cents()))::int AS "headroomCents"
    FROM folded_name f JOIN company c ON c.name = f.name
      CROSS JOIN (SELECT extract(year FROM now() AT TIME ZONE time_zone)::int AS year FROM organisation) this
      LEFT JOIN company_year y ON y.company_id = c.id AND y.year = this.year
      LEFT JOIN payer_year joined ON joined.payer_id = c.payer_id AND joined.year = this.year
    WHERE f.keys && ${keys}::text[] AND c.id IS DISTINCT FROM ${id ?? null}::uuid
    ORDER BY c.archived_at IS NOT NULL, c.created_at, c.id LIMIT ${MOST_SHOWN}`
}

const alikeRefusal = (found: readonly Found[]): Refusal => ({
  kind: 'alike',
  says:
    found.length === 1
      ? 'There is a company that this may be. One company has one cap, under whatever name it is entered'
      : `There are ${found.length} companies that this may be. One company has one cap, under whatever name it is entered`,
  records: found.map(asRecord),
})

function asRecord({ id, name, country, registrationNumber, archived, year, headroomCents }: Found): AlikeRecord {
  const facts = [countryName(country), registrationNumber, archived ? 'archived' : null].filter(Boolean).join(', ')
  return {
    id,
    title: name,
    subtitle: `${facts}. ${formatUsd(headroomCents)} of headroom in ${year}`,
    href: `/companies/${id}`,
  }
}

/**
 * The refusal of a registration number that another company of the country has, archived or not; null where it is free.
 */
async function registrationTaken(
  transaction: Transaction,
  { id, country, registrationNumber }: Subject,
): Promise<Refusal | null> {
  const [holder] = await transaction.$queryRaw<{ name: string; archived: boolean }[]>`
    SELECT name, archived_at IS NOT NULL AS archived FROM company
    WHERE country = ${country} AND registration_key(registration_number) = registration_key(${registrationNumber})
      AND registration_key(${registrationNumber}) <> '' AND id IS DISTINCT FROM ${id ?? null}::uuid
    ORDER BY archived_at IS NOT NULL, created_at LIMIT 1`
  if (!holder) return null
  const what = holder.archived ? `${holder.name}, which is archived. Restore it` : `${holder.name}. Use that one`
  const says = `This registration number is that of ${what}: one company has one cap`
  return { kind: 'invalid', says, fieldErrors: { registrationNumber: says } }
}
