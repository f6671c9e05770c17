import { type Law, makeLaw } from './law'
import type { LawRecord } from './schema'
import { COMMERCE_BASES, END_USER_CLASSES, TARIFF_CODES } from './shipped/commerce'
import { FILING_WINDOWS } from './shipped/filing-windows'
import { GENERAL_LICENSES } from './shipped/general-licenses'
import { HOLIDAYS, PENALTIES } from './shipped/penalties-and-holidays'
import { QUESTIONS } from './shipped/questions'
import { TEXTS } from './shipped/texts'

/** Changes with any record that ships. */
export const SHIPPED_LAW_VERSION = '2026.1'

/** The records of this release. They are superseded by later versions, never edited in an installation. */
export const SHIPPED_RECORDS: readonly LawRecord[] = [
  ...GENERAL_LICENSES,
  ...TEXTS,
  ...QUESTIONS,
  ...COMMERCE_BASES,
  ...TARIFF_CODES,
  ...END_USER_CLASSES,
  ...FILING_WINDOWS,
  ...PENALTIES,
  ...HOLIDAYS,
]

/** The law as it ships, without a single confirmation of counsel. */
export const SHIPPED_LAW: Law = makeLaw(SHIPPED_LAW_VERSION, SHIPPED_RECORDS)

/** The law of this release with the approved records of an installation on top, oldest approval first. */
export const lawWith = (approved: readonly LawRecord[]): Law =>
  approved.length === 0
    ? SHIPPED_LAW
    : makeLaw(`${SHIPPED_LAW_VERSION}+${approved.length}`, [...SHIPPED_RECORDS, ...approved])
