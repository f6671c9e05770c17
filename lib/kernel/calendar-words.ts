import { daysBetween, type IsoDate } from '@/lib/kernel/calendar'

/**
 * How far away the end of a validity is: `in 11 days`, `today`, `ended 3 days ago`; within three years in months, then
 * in years.
 */
export function untilWords(today: IsoDate, end: IsoDate): string {
  const days = daysBetween(today, end)
  if (days === 0) return 'today'
  const span = spanWords(Math.abs(days))
  return days > 0 ? `in ${span}` : `${span} ago`
}

function spanWords(days: number): string {
  if (days === 1) return '1 day'
  if (days <= 90) return `${days} days`
  if (days < 3 * 365) return `${Math.round(days / 30.44)} months`
  return `${Math.floor(days / 365.25)} years`
}
