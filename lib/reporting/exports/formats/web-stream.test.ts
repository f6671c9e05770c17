import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { webStreamOf } from './web-stream'

it('passes on every piece and ends', async () => {
  const body = Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text)))
  expect(await new Response(webStreamOf(body)).text()).toBe('abc')
})

it('a failure in the middle fails the response', async () => {
  const body = Readable.from(
    (async function* () {
      yield Buffer.from('a')
      throw new Error('broke off')
    })(),
  )
  await expect(new Response(webStreamOf(body)).text()).rejects.toThrow('broke off')
})

it('a reader that disconnects destroys the source without an unhandled error', async () => {
  const body = Readable.from(
    (async function* () {
      for (;;) yield Buffer.alloc(70_000)
    })(),
  )
  const reader = webStreamOf(body).getReader()
  await reader.read()
  await reader.cancel()
  expect(body.destroyed).toBe(true)
  await new Promise((later) => setTimeout(later, 20))
})
