import { formatDate, MONTH_NAMES } from '@/lib/kernel/calendar'
import { readDate } from '@/lib/kernel/read-date'
import type { Holiday } from '../schema'

type Rule = Holiday['rule']

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const NTH = [
  ['last', -1],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
] as const
const EXAMPLES = 'Enter it as 19 June, third Monday of January, last Monday of May or 9 Jan 2025'

/** When a holiday is: `19 June`, `third Monday of January`, or `9 Jan 2025` for one that is once. */
export function holidayRuleText(rule: Rule): string {
  if (rule.on === 'date') return formatDate(rule.date)
  const month = MONTH_NAMES[rule.month - 1] ?? ''
  if (rule.on === 'day') return `${rule.day} ${month}`
  const nth = NTH.find(([, number]) => number === rule.nth)?.[0] ?? ''
  return `${nth} ${WEEKDAYS[rule.weekday]} of ${month}`
}

/** Reads what `holidayRuleText` writes. */
export function readHolidayRule(typed: string): { ok: true; rule: Rule } | { ok: false; message: string } {
  const text = typed.trim().replace(/\s+/g, ' ')
  const weekday = /^(?:the )?([a-z]+) ([a-z]+) (?:of|in) ([a-z]+)$/i.exec(text)
  if (weekday) {
    const nth = NTH.find(([word]) => word === weekday[1]?.toLowerCase())?.[1]
    const day = WEEKDAYS.findIndex((name) => name.toLowerCase() === weekday[2]?.toLowerCase())
    const month = monthNumber(weekday[3])
    if (nth === undefined || day < 0 || month === 0) return { ok: false, message: EXAMPLES }
    return { ok: true, rule: { on: 'weekday', month, weekday: day, nth } }
  }
  const yearly = /^(\d{1,2}) ([a-z]+)$/i.exec(text)
  if (yearly) {
    const [month, day] = [monthNumber(yearly[2]), Number(yearly[1])]
    // 2024 has every day that a year can have.
    const exists = month > 0 && readDate(`2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).ok
    return exists ? { ok: true, rule: { on: 'day', month, day } } : { ok: false, message: EXAMPLES }
  }
  const once = readDate(text)
  return once.ok ? { ok: true, rule: { on: 'date', date: once.date } } : { ok: false, message: EXAMPLES }
}

const monthNumber = (word = ''): number =>
  MONTH_NAMES.findIndex((name) => [name, name.slice(0, 3)].some((one) => one.toLowerCase() === word.toLowerCase())) + 1
