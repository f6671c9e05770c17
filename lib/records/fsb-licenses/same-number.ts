import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import type { Transaction } from '@/lib/database/db'
import { invalidField, type Refusal } from '@/lib/kernel/result'
import { type DistinctionInput, distinctionProblem } from '@/lib/records/companies/duplicates/distinction'
import { LICENSE_MESSAGES } from '@/lib/records/messages'

type Subject = { companyId: string; number: string; kind: FsbLicenseKind }
type Found = { id: string; number: string; kind: FsbLicenseKind; companyName: string; archived: boolean }
type Distinction = { found: readonly Found[]; reason: string }

const MOST_SHOWN = 10

/**
 * Checks whether another company has an FSB license with this number: the FSB issues the number of a notification once,
 * so one of the two may be mistyped, or the two companies one payer. Notifications are compared with every kind, other
 * kinds with notifications and their own. Returns the refusal to show, or the distinction when a reason was given.
 */
export async function askAboutNumber(
  transaction: Transaction,
  subject: Subject,
  answer: DistinctionInput,
): Promise<{ refusal: Refusal } | { distinction: Distinction | null }> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('the numbers of FSB licenses'))`
  const found = await licensesOfOthers(transaction, subject)
  if (found.length === 0) return { distinction: null }
  const problem = distinctionProblem(found, answer)
  if (problem === 'not_shown') return { refusal: sharedNumber(subject.number, found) }
  if (problem === 'no_reason') return invalidField('apartReason', LICENSE_MESSAGES.sharedNumberReasonMissing)
  return { distinction: { found, reason: answer.apartReason } }
}

/** The event of a license with the number of another company's license, with the reason. */
export function sharedNumberEvents(
  event: Omit<NewAuditEvent, 'verb'>,
  distinction: Distinction | null,
): NewAuditEvent[] {
  if (!distinction) return []
  const after = {
    alsoOf: distinction.found.map(({ companyName }) => companyName),
    alsoOfLicenseIds: distinction.found.map(({ id }) => id),
  }
  return [{ ...event, verb: 'fsb-license.distinguished', after, reason: distinction.reason }]
}

const licensesOfOthers = (transaction: Transaction, { companyId, number, kind }: Subject) => transaction.$queryRaw<
  Found[]
>`
    SELECT l.id, l.number, l.kind::text AS kind, c.name AS "companyName", l.archived_at IS NOT NULL AS archived
    FROM fsb_license l JOIN company c ON c.id = l.company_id
    WHERE registration_key(l.number) = registration_key(${number}) AND l.company_id <> ${companyId}::uuid
      AND (l.kind IN ('notification', ${kind}::"FsbLicenseKind") OR ${kind}::"FsbLicenseKind" = 'notification')
    ORDER BY l.archived_at IS NOT NULL, l.created_at, l.id LIMIT ${MOST_SHOWN}`

const sharedNumber = (number: string, found: readonly Found[]): Refusal => ({
  kind: 'possible_duplicate',
  message: LICENSE_MESSAGES.sharedNumber(number, found.length),
  records: found.map(({ id, number: theirs, kind, companyName, archived }) => ({
    id,
    title: `${theirs} of ${companyName}`,
    subtitle: `${sentence(LICENSE_WORDS[kind])}${archived ? ', archived' : ''}`,
    href: `/fsb-licenses/${id}`,
  })),
})
