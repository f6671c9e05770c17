/** The kinds of license. */
export const LICENSE_KINDS = ['notification', 'permit', 'import_license', 'certification'] as const

/** The stored statuses; `expired` is not stored, it follows from the date. */
export const LICENSE_STATUSES = ['applied', 'valid', 'cancelled'] as const

/** The applicant: the manufacturer, or a representative with power of attorney. */
export const APPLICANT_KINDS = ['manufacturer', 'representative'] as const

/** Categories of encryption goods, annex 4 to the notification rules. */
export const CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** The choices of the expiry filter, in days. */
export const EXPIRY_DAYS = ['30', '60', '90'] as const
