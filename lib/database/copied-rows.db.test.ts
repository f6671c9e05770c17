import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { copyRows, textOf } from './copied-rows'

let client: pg.PoolClient

beforeAll(async () => {
  client = await asOwner.connect()
})

afterAll(() => client.release())

/** The rows of a statement as text. */
async function rowsOf(select: string): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = []
  await copyRows(client, `COPY (${select}) TO STDOUT (FORMAT binary)`, (row) => {
    rows.push(Array.from(row.starts, (_, field) => textOf(row, field)))
  })
  return rows
}

describe('copyRows', () => {
  it.each([
    ['no row', 'SELECT 1 WHERE false'],
    ['one', "SELECT 'a', NULL, '', E'tab\\tline\\nback\\\\slash', 'Ялта 😀'"],
    ['a row that is larger than everything that comes at once', "SELECT 'first', repeat('0123456789', 300000), 'last'"],
    ['many, of every length', "SELECT n::text, repeat('x', n % 4000) FROM generate_series(1, 9000) n"],
  ])('passes on %s unchanged', async (_words, select) => {
    const { rows } = await client.query({ text: select, rowMode: 'array' })
    expect(await rowsOf(select)).toEqual(rows)
  })

  it('rejects with the error of the statement, and the connection stays usable', async () => {
    await expect(rowsOf('SELECT (1 / (500 - n))::text FROM generate_series(1, 1000) n')).rejects.toThrow(
      'division by zero',
    )
    expect(await rowsOf("SELECT 'again'")).toEqual([['again']])
    await expect(rowsOf('SELECT FROM FROM')).rejects.toThrow('syntax error')
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('rejects once with the error of the reader, and the connection stays usable', async () => {
    let taken = 0
    const read = copyRows(client, 'COPY (SELECT n FROM generate_series(1, 100000) n) TO STDOUT (FORMAT binary)', () => {
      taken += 1
      if (taken === 3) throw new Error('enough')
    })
    await expect(read).rejects.toThrow('enough')
    expect(taken).toBe(3)
    expect(await rowsOf("SELECT 'again'")).toEqual([['again']])
  })

  it('leaves notices in between to the driver', async () => {
    await client.query(
      `CREATE FUNCTION pg_temp.noticed(n int) RETURNS text LANGUAGE plpgsql
       AS $$ BEGIN RAISE NOTICE 'row %', n; RETURN n; END $$`,
    )
    const notices: (string | undefined)[] = []
    const hear = ({ message }: { message?: string }) => notices.push(message)
    client.on('notice', hear)
    const rows = await rowsOf('SELECT pg_temp.noticed(n) FROM generate_series(1, 3) n')
    client.off('notice', hear)
    expect(rows).toEqual([['1'], ['2'], ['3']])
    expect(notices).toEqual(['row 1', 'row 2', 'row 3'])
  })

  it('rejects when the connection is lost midway', async () => {
    const lost = await asOwner.connect()
    lost.on('error', () => {})
    const { rows } = await lost.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const read = copyRows(
      lost,
      'COPY (SELECT n, pg_sleep(0.01) FROM generate_series(1, 10000) n) TO STDOUT (FORMAT binary)',
      () => {},
    )
    const [outcome] = await Promise.allSettled([read, client.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])])
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/terminat/i) } })
    lost.release(true)
  })
})
