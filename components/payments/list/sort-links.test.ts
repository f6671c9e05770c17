import { expect, it } from 'vitest'
import { directionOf, nextSort } from './sort-links'

it('a press on a header orders by it, and reverses the order it has', () => {
  expect(nextSort('newest', 'company')).toBe('company')
  expect(nextSort('company', 'company')).toBe('company_reversed')
  expect(nextSort('company_reversed', 'company')).toBe('company')
  expect(nextSort('company_reversed', 'date')).toBe('newest')
  expect(nextSort('newest', 'date')).toBe('oldest')
})

it('the direction is that of the values', () => {
  expect(directionOf('newest', 'date')).toBe('descending')
  expect(directionOf('oldest', 'date')).toBe('ascending')
  expect(directionOf('largest', 'amount')).toBe('descending')
  expect(directionOf('license', 'license')).toBe('ascending')
  expect(directionOf('license_reversed', 'license')).toBe('descending')
  expect(directionOf('license', 'date')).toBeUndefined()
})
