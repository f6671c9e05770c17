import type { PaymentState } from '@/lib/compliance/rules/types'
import { STATE_WORDS } from '@/lib/compliance/rules/words'
import { formatAmount, formatUsd } from '@/lib/kernel/money'
import { factLabel, factText, isAboutEvent, ORIGIN, ROW_HASHES } from './changed-fields'

/** One fact of an event before and after, as text. `null` where the event does not have it. */
export type EventFact = { key: string; label: string; before: string | null; after: string | null }

/**
 * The facts of an event field by field, from its JSON texts. Amounts are in dollars and dates as 14 Mar 2026. A text
 * that is not an object, which no version of this program writes, is shown unchanged.
 */
export function eventFacts(before: string | null, after: string | null): EventFact[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  const keys = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter((key) => !isAboutEvent(key))
  return keys.map((key) => ({
    key,
    label: labelOf(key),
    before: was && key in was ? valueText(key, was[key], was) : null,
    after: is && key in is ? valueText(key, is[key], is) : null,
  }))
}

/** The hash of a row that an event wrote: which row, as its table and id, and the SHA-256. */
export type RowHash = { row: string; sha256: string }

/**
 * The hashes of the rows that an event wrote, from the JSON text of its facts; empty where it wrote none, or is older
 * than row hashes.
 */
export function rowHashesOf(after: string | null): RowHash[] {
  const hashes = factsOf(after)?.[ROW_HASHES]
  if (typeof hashes !== 'object' || hashes === null) return []
  return Object.entries(hashes).map(([row, sha256]) => ({ row, sha256: String(sha256) }))
}

/** From where an event was caused: a request's client, address and session, or a background job. */
export type EventOrigin = { label: string; value: string }[]

const ORIGIN_LABELS = { client: 'Client', address: 'Address', session: 'Session', job: 'Background job' }

/** The origin of an event, from the JSON text of its facts; empty where the event holds none, as every older one. */
export function originOf(after: string | null): EventOrigin {
  const origin = factsOf(after)?.[ORIGIN]
  if (typeof origin !== 'object' || origin === null) return []
  const stated = new Map(Object.entries(origin))
  return Object.entries(ORIGIN_LABELS).flatMap(([key, label]) => {
    const value = stated.get(key)
    return typeof value === 'string' && value !== '' ? [{ label, value }] : []
  })
}

type Facts = Record<string, unknown>

function factsOf(text: string | null): Facts | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Not JSON: shown unchanged.
  }
  return { text }
}

const labelOf = (key: string): string => factLabel(key.replace(/(Cents|Minor|Milliseconds)$/, ''))

function valueText(key: string, value: unknown, facts: Facts): string {
  if (typeof value === 'number' && key.endsWith('Cents')) return formatUsd(value)
  if (typeof value === 'number' && key.endsWith('Minor') && typeof facts.currency === 'string') {
    return `${facts.currency} ${formatAmount(value, facts.currency)}`
  }
  if (typeof value === 'number' && key.endsWith('Milliseconds')) return `${value.toLocaleString('en-US')} ms`
  if (key === 'state' && typeof value === 'string') return STATE_WORDS[value as PaymentState] ?? value
  return factText(value)
}
