import { describe, expect, it } from 'vitest'
import { sqlStateOf } from './database-errors'

const circular: { message: string; cause?: unknown } = { message: 'failed' }
circular.cause = circular

describe('the SQLSTATE behind an error', () => {
  it.each<[string, unknown, string | null]>([
    ['one of the driver', { code: '40P01' }, '40P01'],
    ['one of the ledger', { code: 'HR001' }, 'HR001'],
    ['a unique constraint as Prisma names it', { code: 'P2002' }, '23505'],
    ['another code of Prisma', { code: 'P2010' }, null],
    ['a raw query', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: 'HR005' } } } }, 'HR005'],
    ['a cause', { message: 'failed', cause: { cause: { code: '23505' } } }, '23505'],
    ['an error that is its own cause', circular, null],
    ['a code of the network', { code: 'ECONNREFUSED' }, null],
    ['nothing', null, null],
    ['a text', '23505', null],
  ])('%s', (_what, error, expected) => {
    expect(sqlStateOf(error)).toBe(expected)
  })
})
