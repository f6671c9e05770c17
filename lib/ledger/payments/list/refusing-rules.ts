import { Prisma } from '@/generated/prisma/client'

/**
 * The rules that refused an entry: those that blocked it, or, when a person blocked it after review, those that asked
 * for the review.
 */
export const REFUSING_RULES = Prisma.sql`CASE WHEN d.blocked_by <> '{}' THEN d.blocked_by
  ELSE ARRAY(SELECT f->>'rule' FROM jsonb_array_elements(d.findings) f WHERE f->>'outcome' = 'review') END`
