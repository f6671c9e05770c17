import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { countryName } from '@/lib/kernel/countries'
import { formatUsd } from '@/lib/kernel/money'
import { invalidField, type PossibleDuplicate, type Refusal } from '@/lib/kernel/result'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { foldCompanyName } from '../names/fold-company-name'
import { storeFoldedNames, storeNames } from '../names/stored-names'
import { type DistinctionInput, distinctionProblem } from './distinction'

type Subject = { id?: string; name: string; country: string; registrationNumber: string }
/** The facts to check: for an edited company only those that have changed. */
type Checked = { name: boolean; registration: boolean }
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
 * Checks whether a new or renamed company may be a duplicate of an existing one, archived companies included, because
 * archiving does not give a second cap. Returns the refusal to show, or the distinction when a reason was given for
 * each possible duplicate. Takes a lock until the transaction ends, so that of two simultaneous entries of one name the
 * second is refused.
 */
export async function checkDuplicates(
  transaction: Transaction,
  subject: Subject,
  answer: DistinctionInput,
  check: Checked = { name: true, registration: true },
): Promise<{ refusal: Refusal } | { distinction: { ids: string[]; names: string[]; reason: string } | null }> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('the names of companies'))`
  const taken = check.registration ? await registrationTaken(transaction, subject) : null
  if (taken) return { refusal: taken }
  if (!check.name) return { distinction: null }
  await storeFoldedNames(transaction)
  await storeNames(transaction, [subject.name])
  const found = await findDuplicates(transaction, subject)
  if (found.length === 0) return { distinction: null }
  if (found.some(({ archived, isSameName }) => isSameName && !archived)) return nameTaken(subject.name)
  const problem = distinctionProblem(found, answer)
  if (problem === 'not_shown') return { refusal: duplicateRefusal(found) }
  if (problem === 'no_reason') return invalidField('apartReason', COMPANY_MESSAGES.distinctionReasonMissing)
  const names = found.map(({ name }) => name)
  return { distinction: { ids: found.map(({ id }) => id), names, reason: answer.apartReason } }
}

/** The refusal of a name that an active company has, regardless of case. */
export const nameTaken = (name: string) => invalidField('name', COMPANY_MESSAGES.nameTaken(name))

/** The event of a company that is not a duplicate of others, with the reason. */
export const distinctionEvents = (
  event: Omit<NewAuditEvent, 'verb'>,
  distinction: { ids: string[]; names: string[]; reason: string } | null,
): NewAuditEvent[] => {
  if (!distinction) return []
  const after = { differentFrom: distinction.names, differentFromIds: distinction.ids }
  return [{ ...event, verb: 'company.distinguished', after, reason: distinction.reason }]
}

/**
 * Companies, including archived ones, that share a folded key with this name, active and older ones first; each with
 * its headroom in the current year.
 */
function findDuplicates(transaction: Transaction, { id, name }: Subject): Promise<Found[]> {
  const { keys } = foldCompanyName(name)
  return transaction.$queryRaw<Found[]>`
    SELECT c.id, c.name, c.country, c.registration_number AS "registrationNumber",
      c.archived_at IS NOT NULL AS archived, this.year,
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

const duplicateRefusal = (found: readonly Found[]): Refusal => ({
  kind: 'possible_duplicate',
  message: COMPANY_MESSAGES.possibleDuplicates(found.length),
  records: found.map(asPossibleDuplicate),
})

function asPossibleDuplicate({
  id,
  name,
  country,
  registrationNumber,
  archived,
  year,
  headroomCents,
}: Found): PossibleDuplicate {
  const facts = [countryName(country), registrationNumber, archived ? 'archived' : null].filter(Boolean).join(', ')
  return {
    id,
    title: name,
    subtitle: `${facts}. ${formatUsd(headroomCents)} of headroom in ${year}`,
    href: `/companies/${id}`,
  }
}

/**
 * The refusal of a registration number that another company of the country has, archived or not; null when none has it.
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
  const message = COMPANY_MESSAGES.registrationTaken(holder.name, holder.archived)
  return { kind: 'invalid', message, fieldErrors: { registrationNumber: message } }
}
