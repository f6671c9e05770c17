import type { Role } from '@/lib/permissions/permissions'

/** A calendar year the ledger has entries for, or could have: closed by a manager, or open. */
export type ShellYear = { year: number; closed: boolean }

/** What the frame around every page shows. */
export type ShellFacts = {
  organisation: { name: string; demo: boolean }
  person: { name: string; role: Role }
  /** Payments that wait for a decision of this person. */
  waitingCount: number
  /** The year of today in the organisation's zone. */
  currentYear: number
  /** In order, earliest first; the current year is always among them. */
  years: ShellYear[]
  rulesVersion: string
  placesVersion: string
}
