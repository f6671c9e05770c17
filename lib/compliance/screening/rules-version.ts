/**
 * The version of how the screening decides; raised with every change that can change an answer. The places have their
 * own.
 */
export const SCREENING_RULES_VERSION = '2026.9'
