import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { FsbLicenseKind, PaymentState } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, STATE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { containing } from '@/lib/database/keyset'
import { formatUsd } from '@/lib/kernel/money'
import { err, ok, type Result } from '@/lib/kernel/result'
import { yearsWithEntries } from '@/lib/ledger/years/year-queries'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { formatMergedCount } from '@/lib/records/companies/merging/format-merged-count'
import { nameContains } from '@/lib/records/companies/names/search-names'
import { possibleReferences } from './payment-references'

/** A record that was found, with the page that shows it. */
export type SearchItem = { id: string; title: string; subtitle: string; href: string }
export type SearchGroup = { label: string; items: SearchItem[] }

const SEARCH_INVALID = 'Enter 1 to 100 characters'

/** The text of a search: 1 to 100 characters without control characters. */
export const searchInput = z
  .string(SEARCH_INVALID)
  .trim()
  .min(1, SEARCH_INVALID)
  .max(100, SEARCH_INVALID)
  .regex(/^\P{Cc}*$/u, SEARCH_INVALID)

const PER_GROUP = 5

/**
 * Finds payments by reference, companies and products by part of their name, and FSB licenses by part of their number:
 * at most five of each, active records and those that begin with the text first. Groups without results are left out.
 * Refuses a role that may not read records.
 */
export async function searchRecords(actor: Actor, text: string): Promise<Result<SearchGroup[]>> {
  if (!can(actor.role, 'records:read')) {
    return err(roleRefusal(actor))
  }
  const [payments, companies, products, licenses] = await Promise.all([
    findPayments(text),
    findCompanies(text),
    findProducts(text),
    findLicenses(text),
  ])
  const groups = [
    { label: 'Payments', items: payments },
    { label: 'Companies', items: companies },
    { label: 'Products', items: products },
    { label: 'FSB licenses', items: licenses },
  ]
  return ok(groups.filter(({ items }) => items.length > 0))
}

async function findPayments(text: string): Promise<SearchItem[]> {
  const references = possibleReferences(text, await yearsWithEntries())
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

const archivedSuffix = (archived: boolean): string => (archived ? ', archived' : '')

type FoundCompany = {
  id: string
  name: string
  country: string
  archived: boolean
  joinedInto: string | null
  joinedCount: number
}

async function findCompanies(text: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<FoundCompany[]>`
    SELECT c.id, c.name, c.country, c.archived_at IS NOT NULL AS archived,
      CASE WHEN c.payer_id <> c.id THEN payer.name END AS "joinedInto",
      CASE WHEN c.payer_id = c.id THEN (SELECT count(*)::int - 1 FROM company o WHERE o.payer_id = c.id)
        ELSE 0 END AS "joinedCount"
    FROM company c LEFT JOIN company payer ON payer.id = c.payer_id WHERE ${nameContains(Prisma.sql`c.name`, text)}
    ORDER BY c.archived_at IS NOT NULL, NOT starts_with(lower(c.name), lower(${text})), c.name, c.id LIMIT ${PER_GROUP}`
  return rows.map(({ id, name, country, archived, joinedInto, joinedCount }) => ({
    id,
    title: name,
    subtitle: [
      `${country}${archivedSuffix(archived)}`,
      joinedInto ? `merged into ${joinedInto}` : formatMergedCount(joinedCount),
    ]
      .filter(Boolean)
      .join(', '),
    href: `/companies/${id}`,
  }))
}

async function findProducts(text: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<
    { id: string; name: string; model: string; companyName: string; archived: boolean }[]
  >`
    SELECT p.id, p.name, p.model, c.name AS "companyName", p.archived_at IS NOT NULL AS archived
    FROM product p JOIN company c ON c.id = p.company_id WHERE p.name ILIKE ${containing(text)}
    ORDER BY p.archived_at IS NOT NULL, NOT starts_with(lower(p.name), lower(${text})), p.name, p.id LIMIT ${PER_GROUP}`
  return rows.map(({ id, name, model, companyName, archived }) => ({
    id,
    title: name,
    subtitle: `${[model, companyName].filter(Boolean).join(', ')}${archivedSuffix(archived)}`,
    href: `/products/${id}`,
  }))
}

async function findLicenses(text: string): Promise<SearchItem[]> {
  const rows = await db.$queryRaw<
    { id: string; number: string; kind: FsbLicenseKind; companyName: string; archived: boolean }[]
  >`
    SELECT l.id, l.number, l.kind::text AS kind, c.name AS "companyName", l.archived_at IS NOT NULL AS archived
    FROM fsb_license l JOIN company c ON c.id = l.company_id WHERE l.number ILIKE ${containing(text)}
    ORDER BY l.archived_at IS NOT NULL, NOT starts_with(lower(l.number), lower(${text})), l.number, l.id
    LIMIT ${PER_GROUP}`
  return rows.map(({ id, number, kind, companyName, archived }) => ({
    id,
    title: number,
    subtitle: `${sentence(LICENSE_WORDS[kind])}, ${companyName}${archivedSuffix(archived)}`,
    href: `/fsb-licenses/${id}`,
  }))
}
