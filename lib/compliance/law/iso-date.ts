import { readDate } from '@/lib/kernel/read-date'

/** Whether a text is a date that exists, written as `2026-11-27`. */
export function isIsoDate(text: string): boolean {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDate(text) : null
  return read?.ok === true
}
