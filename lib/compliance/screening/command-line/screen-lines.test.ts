import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { ScreeningList } from '../types'
import { screenLines } from './screen-lines'

async function answersTo(lines: string[], lists?: ScreeningList[]): Promise<Record<string, unknown>[]> {
  const pieces: string[] = []
  const output = new Writable({
    write(piece, _encoding, next) {
      pieces.push(String(piece))
      next()
    },
  })
  await screenLines(Readable.from([`${lines.join('\n')}\n`]), output, lists)
  return pieces
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('each line in gives one line out, in the same order', () => {
  test('with the id, the outcome, the reasons and the versions', async () => {
    const [answer] = await answersTo(['{"id":"a-1","text":"Yalta, Krimea"}'])
    expect(Object.keys(answer ?? {})).toEqual(['id', 'outcome', 'reasons', 'placesVersion', 'rulesVersion'])
    expect(answer).toMatchObject({ id: 'a-1', outcome: 'blocked' })
  })

  test('and names the fields that it did not read and that are not empty', async () => {
    const [answer, whole] = await answersTo([
      '{"city":"Moscow","ship_to":"Simferopol","fax":"","phone":null,"City":"Kerch"}',
      '{"city":"Moscow","id":7}',
    ])
    expect(answer).toMatchObject({ outcome: 'clear', notScreened: ['ship_to', 'City'] })
    expect(whole).not.toHaveProperty('notScreened')
  })

  test('with the fields of the development set, a numeric postal code and short names of coordinates', async () => {
    const answers = await answersTo([
      '{"id":1,"postalCode":298600,"country":"RU"}',
      '{"id":2,"lat":44.95,"lon":34.1}',
      '{"id":3,"lat":"55.75","lon":"37.61"}',
    ])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['blocked', 'blocked', 'clear'])
  })

  test('a line that cannot be read gets an error, and the run continues', async () => {
    const answers = await answersTo([
      '{',
      '[]',
      '7',
      '{"id":4,"city":5}',
      '{"id":5,"lat":"north"}',
      '{"id":6,"city":"Berlin"}',
    ])
    expect(answers.map((answer) => ('error' in answer ? 'error' : answer.outcome))).toEqual([
      ...Array(5).fill('error'),
      'clear',
    ])
    expect(answers[3]).toEqual({ id: 4, error: 'The field city is not text.' })
  })

  test('many lines, in constant memory and in order', async () => {
    const lines = Array.from({ length: 3_000 }, (_, id) => JSON.stringify({ id, city: id % 2 ? 'Kerch' : 'Oslo' }))
    const answers = await answersTo(lines)
    expect(answers.map(({ id }) => id)).toEqual(lines.map((_, id) => id))
    expect(answers.every(({ id, outcome }) => outcome === (Number(id) % 2 ? 'blocked' : 'clear'))).toBe(true)
  })
})

test("only Crimea's list is used unless both are requested", async () => {
  const line = '{"city":"Horlivka"}'
  expect((await answersTo([line]))[0]?.outcome).toBe('clear')
  expect((await answersTo([line], ['crimea', 'donetsk-luhansk']))[0]?.outcome).toBe('blocked')
})
