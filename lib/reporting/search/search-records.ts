import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { FsbLicenseKind, PaymentState } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, STATE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { containing } from '@/lib/database/keyset'
import { formatUsd } from '@/lib/kernel/money'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { yearsWithEntries } from '@/lib/ledger/years/year-queries'
import { type Actor, can } from '@/lib/permissions/permissions'
import { nameContains } from '@/lib/records/companies/names/search-names'
import { withJoined } from '@/lib/records/companies/payer-words'
import { referencesMeant } from './payment-references'

/** One record found, with the page that shows it. */
export type SearchItem = { id: string; title: string; subtitle: string; href: string }
export type SearchGroup = { label: string; items: SearchItem[] }

/** What is typed into the search: one to a hundred characters, none of them a control character. */
export const searchInput = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u)

const PER_GROUP = 5

/**
 * Finds payments by reference, companies and products by a part of their name, FSB licenses by a part of their number:
 * five of each, active ones and those that begin with the words first. Groups without a record are left out. Refuses
 * who may not read records.
 */
export async function searchRecords(actor: Actor, words: string): Promise<Outcome<SearchGroup[]>> {
  if (!can(actor.role, 'records:read')) {
    return refused({ kind: 'forbidden', says: `The role of ${actor.role} does not read records` })
  }
  const [payments, companies, products, licenses] = await Promise.all([
    findPayments(words),
    findCompanies(words),
    findProducts(words),
    findLicenses(words),
  ])
  const groups = [
    { label: 'Payments', items: payments },
    { label: 'Companies', items: companies },
    { label: 'Products', items: products },
    { label: 'FSB licenses', items: licenses },
  ]
  return done(groups.filter(({ items }) => items.length > 0))
}

async function findPayments(words: string): Promise<SearchItem[]> {
  const references = referencesMeant(words, await yearsWithEntries())
  if (references.length === 0) return []
  const rows = await db.$queryRaw<
    { id: string; reference: string; state: PaymentState; companyName: string; cents: number }[]
  >`
    SELECT p.id, p.reference, p.state::text AS state, c.name AS "companyName", p.amount_cents AS cents
    FROM payment p JOIN company c ON c.id = p.company_id WHERE p.reference = ANY(${references})
    ORDER BY length(p.reference), p.payment_date DESC LIMIT ${PER_GROUP}`
  return rows.map((row) => ({
    id: row.id,
    title: row.reference,
    subtitle: `${row.companyName}, ${formatUsd(row.cents)}, ${STATE_WORDS[row.state]}`,
    href: `/payments/${row.id}`,
  }))
}

const archivedWords = (archived: boolean): string => (archived ? ', archived' : '')

type FoundCompany = {
  id: string
  name: string
  country: string
  archived: boolean
  joinedInto: string | null
  joinedCount: number
}

async function findCompanies(words: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<FoundCompany[]>`
    SELECT c.id, c.name, c.country, c.archived_at IS NOT NULL AS archived, CASE WHEN c.payer_id <> c.id THEN payer.name END AS "joinedInto",
      CASE WHEN c.payer_id = c.id THEN (SELECT count(*)::int - 1 FROM company o WHERE o.payer_id = c.id) ELSE 0 END AS "joinedCount"
    FROM company c LEFT JOIN company payer ON payer.id = c.payer_id WHERE ${nameContains(Prisma.sql`c.name`, words)}
    ORDER BY c.archived_at IS NOT NULL, NOT starts_with(lower(c.name), lower(${words})), c.name, c.id LIMIT ${PER_GROUP}`
  return rows.map(({ id, name, country, archived, joinedInto, joinedCount }) => ({
    id,
    title: name,
    subtitle: [
      `${country}${archivedWords(archived)}`,
      joinedInto ? `joined into ${joinedInto}` : withJoined(joinedCount),
    ]
      .filter(Boolean)
      .join(', '),
    href: `/companies/${id}`,
  }))
}

async function findProducts(words: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<
    { id: string; name: string; model: string; companyName: string; archived: boolean }[]
  >`
    SELECT p.id, p.name, p.model, c.name AS "companyName", p.archived_at IS NOT NULL AS archived
    FROM product p JOIN company c ON c.id = p.company_id WHERE p.name ILIKE ${containing(words)}
    ORDER BY p.archived_at IS NOT NULL, NOT starts_with(lower(p.name), lower(${words})), p.name, p.id LIMIT ${PER_GROUP}`
  return rows.map(({ id, name, model, companyName, archived }) => ({
    id,
    title: name,
    subtitle: `${[model, companyName].filter(Boolean).join(', ')}${archivedWords(archived)}`,
    href: `/products/${id}`,
  }))
}

async function findLicenses(words: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<
    { id: string; number: string; kind: FsbLicenseKind; companyName: string; archived: boolean }[]
  >`
    SELECT l.id, l.number, l.kind::text AS kind, c.name AS "companyName", l.archived_at IS NOT NULL AS archived
    FROM fsb_license l JOIN company c ON c.id = l.company_id WHERE l.number ILIKE ${containing(words)}
    ORDER BY l.archived_at IS NOT NULL, NOT starts_with(lower(l.number), lower(${words})), l.number, l.id LIMIT ${PER_GROUP}`
  return rows.map(({ id, number, kind, companyName, archived }) => ({
    id,
    title: number,
    subtitle: `${sentence(LICENSE_WORDS[kind])}, ${companyName}${archivedWords(archived)}`,
    href: `/fsb-licenses/${id}`,
  }))
}
