import 'server-only'
import { z } from 'zod'
import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { formatDate, fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'

/** One option in the payment form, with a line that distinguishes it from the others. */
export type Choice = { value: string; label: string; hint: string }

/** Licenses and products of one company, and which covers which. The name is empty for an unknown id. */
export type CompanyChoices = {
  name: string
  licenses: (Choice & { kind: FsbLicenseKind; productIds: string[] })[]
  products: (Choice & { manufacturer: string })[]
}

const MOST_CHOICES = 5000

/** What a company can pay for; empty for an unknown id and for a role that may not record. */
export async function choicesOfCompany(actor: Actor, companyId: string): Promise<CompanyChoices> {
  if (!can(actor.role, 'payments:record') || !z.uuid().safeParse(companyId).success)
    return { name: '', licenses: [], products: [] }
  const [company, licenses, products] = await Promise.all([
    db.company.findUnique({ where: { id: companyId }, select: { name: true } }),
    db.fsbLicense.findMany({
      where: { companyId, archivedAt: null },
      orderBy: { number: 'asc' },
      take: MOST_CHOICES,
      include: { products: { select: { productId: true } } },
    }),
    db.product.findMany({
      where: { companyId, archivedAt: null },
      orderBy: { name: 'asc' },
      take: MOST_CHOICES,
      include: { classifications: { orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }], take: 1 } },
    }),
  ])
  return {
    name: company?.name ?? '',
    licenses: licenses.map(({ id, number, kind, status, validUntil, products: covered }) => ({
      value: id,
      label: number,
      kind,
      hint: [
        sentence(LICENSE_WORDS[kind]),
        status === 'cancelled'
          ? 'cancelled'
          : status === 'applied'
            ? 'applied for'
            : validity(validUntil && fromDateColumn(validUntil)),
      ].join(', '),
      productIds: covered.map(({ productId }) => productId),
    })),
    products: products.map(({ id, name, model, manufacturer, classifications: [latest] }) => ({
      value: id,
      manufacturer,
      label: model && !name.includes(model) ? `${name} ${model}` : name,
      hint: latest ? `${latest.eccn}${latest.massMarket ? ', mass market' : ''}` : 'not classified yet',
    })),
  }
}

const validity = (until: IsoDate | null): string => (until ? `valid to ${formatDate(until)}` : 'no expiry date')
