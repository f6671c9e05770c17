import { describe, expect, it } from 'vitest'
import { fromFormData } from './form-data'

const form = (...entries: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return fromFormData(data)
}

describe('form data as an object', () => {
  it.each<[string, [string, string][], unknown]>([
    ['a plain field', [['name', 'Acme']], { name: 'Acme' }],
    [
      'a repeated field is a list',
      [
        ['kind', 'a'],
        ['kind', 'b'],
      ],
      { kind: ['a', 'b'] },
    ],
    ['a name ending in [] is always a list', [['kind[]', 'a']], { kind: ['a'] }],
    [
      'a dotted name is nested',
      [
        ['destinations.0.name', 'A'],
        ['destinations.1.name', 'B'],
      ],
      { destinations: [{ name: 'A' }, { name: 'B' }] },
    ],
    [
      'what the framework adds is left out',
      [
        ['$ACTION_ID_1', ''],
        ['name', 'Acme'],
      ],
      { name: 'Acme' },
    ],
    ['the line ends of a text area, posted as CR LF, are those typed', [['note', 'a\r\nb\nc']], { note: 'a\nb\nc' }],
  ])('%s', (_name, entries, expected) => {
    expect(form(...entries)).toEqual(expected)
  })

  it('cannot be made to write into the prototype of everything', () => {
    const read = form(
      ['__proto__.polluted', 'yes'],
      ['constructor.prototype.polluted', 'yes'],
      ['a.__proto__.polluted', 'yes'],
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(read.polluted).toBeUndefined()
  })

  it('cannot be made to build a huge list by its index', () => {
    expect(form(['destinations.4000000000.name', 'A'])).toEqual({ destinations: [] })
    expect(form(['destinations.99.name', 'A']).destinations).toHaveLength(100)
  })

  it.each(['toString.x', 'valueOf', 'list.0.a', 'list.length', 'list.push'])(
    '%s reaches nothing inherited and no length',
    (name) => {
      const read = form(['list.0.a', 'A'], [name, '4000000000'])
      expect(read.list).toHaveLength(1)
      expect(Object.prototype.toString).not.toHaveProperty('x')
      expect(Object.hasOwn(read, 'valueOf')).toBe(false)
    },
  )

  it('answers a name that is both a value and a parent without breaking', () => {
    expect(() => form(['a', 'text'], ['a.b', 'x'])).not.toThrow()
  })
})
