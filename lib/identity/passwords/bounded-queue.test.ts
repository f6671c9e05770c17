import { expect, it } from 'vitest'
import { BoundedQueue, type Lane } from './bounded-queue'

function enter(queue: BoundedQueue, lane: Lane, name: string, started: string[]) {
  const slot = queue.enter(lane)
  slot?.ready.then(() => started.push(name))
  return slot
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('lets so many work, so many wait in a lane, and refuses the rest', () => {
  const queue = new BoundedQueue(2, 3)
  const slots = Array.from({ length: 9 }, () => queue.enter('stranger'))
  expect(slots.map((slot) => slot !== null)).toEqual([true, true, true, true, true, false, false, false, false])
  expect([queue.isFull('stranger'), queue.isFull('known')]).toEqual([true, false])
  expect(queue.enter('known')).not.toBeNull()
})

it('serves the known lane first, each lane in its order', async () => {
  const queue = new BoundedQueue(1, 3)
  const started: string[] = []
  const slots = (
    [
      ['stranger', 'a'],
      ['stranger', 'b'],
      ['stranger', 'c'],
      ['known', 'd'],
      ['known', 'e'],
    ] as const
  ).map(([lane, name]) => enter(queue, lane, name, started))
  await settled()
  expect(started).toEqual(['a'])
  for (const at of [0, 3, 4, 1]) {
    slots[at]?.leave()
    await settled()
  }
  expect(started).toEqual(['a', 'd', 'e', 'b', 'c'])
})

it('is empty again when all have left', async () => {
  const queue = new BoundedQueue(1, 1)
  const [first, second] = [queue.enter('known'), queue.enter('known')]
  expect(queue.enter('known')).toBeNull()
  first?.leave()
  await second?.ready
  second?.leave()
  const third = queue.enter('known')
  await third?.ready
  expect(queue.enter('known')).not.toBeNull()
  expect(queue.enter('known')).toBeNull()
})
