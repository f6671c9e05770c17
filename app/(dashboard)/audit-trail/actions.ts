'use server'

import { z } from 'zod'
import { verifyAuditTrail } from '@/lib/audit/chains/verify-audit-trail'
import { action } from '@/lib/web/action'

/** Verifies every chain of the audit trail now. */
export const verifyChainsAction = action({
  name: 'verify the audit trail',
  permission: 'audit:read',
  input: z.object({}),
  run: (actor) => verifyAuditTrail(actor),
})
