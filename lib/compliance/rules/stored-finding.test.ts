import { expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { fromStoredVerdict, storedVerdict } from '@/lib/compliance/screening/stored-verdict'
import { aContext, anEntry } from '@/test/rules/rule-fixtures'
import { determine } from './determine'
import { fromStoredFindings, storedFinding } from './stored-finding'

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

it('a finding is stored with its message under the key says, and read back unchanged', () => {
  const { findings } = determine(anEntry(), aContext())
  const stored = findings.map(storedFinding)
  for (const [at, one] of stored.entries()) {
    expect(one.says).toBe(findings[at]?.message)
    expect(one).not.toHaveProperty('message')
  }
  expect(fromStoredFindings(throughJson(stored))).toEqual(throughJson(findings))
})

it('a verdict is stored with the message of each reason under the key says, in the same key order', () => {
  const verdict = screenDestination({ text: 'Yalta, Krimea' })
  const stored = storedVerdict(verdict)
  expect(stored.reasons.map(({ says }) => says)).toEqual(verdict.reasons.map(({ message }) => message))
  expect(JSON.stringify(stored)).toBe(JSON.stringify(verdict).replaceAll('"message":', '"says":'))
  expect(fromStoredVerdict(throughJson(stored))).toEqual(verdict)
})
