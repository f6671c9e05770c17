import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { keepSecret } from './secrets.mjs'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
const file = join(folder, 'secrets.json')
const KEY = 'a signing key of thirty-two bytes or more'
const stored = () => JSON.parse(readFileSync(file, 'utf8'))

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a secret', () => {
  test('is made when there is none, saved for its owner alone, and stays', () => {
    rmSync(folder, { recursive: true })
    const first = keepSecret(folder, 'signingKey')
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const other = keepSecret(folder, 'nextAuthSecret')
    expect(keepSecret(folder, 'signingKey')).toBe(first)
    expect(stored()).toEqual({ signingKey: first, nextAuthSecret: other })
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  })

  test('of a file that others could read is closed to them', () => {
    writeFileSync(file, `{"signingKey":"${KEY}"}`)
    chmodSync(file, 0o644)
    expect(keepSecret(folder, 'signingKey')).toBe(KEY)
    keepSecret(folder, 'nextAuthSecret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('made by eight starts at once is the same for all of them', async () => {
    const script = `import('${new URL('./secrets.mjs', import.meta.url)}').then(({ keepSecret }) =>
      process.stdout.write(
        keepSecret(process.argv[1], 'signingKey') + keepSecret(process.argv[1], 'of' + process.argv[2])))`
    const run = (number: number) =>
      new Promise<string>((resolve) => {
        let answer = ''
        const child = spawn(process.execPath, ['-e', script, folder, String(number)])
        child.stdout.on('data', (chunk) => (answer += chunk))
        child.once('close', () => resolve(answer))
      })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, number) => run(number)))
    const { signingKey, ...others } = stored()
    expect(answers).toEqual(Array.from({ length: 8 }, (_, number) => signingKey + others[`of${number}`]))
  })

  test('is made although a start that was killed left its draft behind', () => {
    writeFileSync(`${file}.draft`, '{"signing')
    expect(keepSecret(folder, 'signingKey')).toBe(stored().signingKey)
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  })
})

describe('a file that cannot be read is left as it is, and the error names it', () => {
  test.each([
    ['empty', ''],
    ['cut short', '{"signingKey":"a signing k'],
    ['not JSON', 'signingKey=a'],
    ['null', 'null'],
    ['a list', '["a signing key"]'],
    ['a text', '"a signing key"'],
    ['a secret that is a number', '{"signingKey":42}'],
    ['a secret that is empty', '{"signingKey":""}'],
    ['a secret that was cut short', '{"signingKey":"a signing k"}'],
    ['another secret that is null', `{"signingKey":"${KEY}","nextAuthSecret":null}`],
    ['bytes', '\u0000\u0000\u0000'],
  ])('%s', (_what, text) => {
    writeFileSync(file, text)
    for (const name of ['signingKey', 'somethingNew']) {
      expect(() => keepSecret(folder, name)).toThrow(file)
      expect(() => keepSecret(folder, name)).toThrow(/copy/)
    }
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('a folder of that name', () => {
    mkdirSync(file)
    expect(() => keepSecret(folder, 'signingKey')).toThrow(file)
  })
})
