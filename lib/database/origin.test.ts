import { expect, it } from 'vitest'
import { currentOrigin, keepingOrigin, withOrigin } from './origin'

it('is that of the request or job, also of what it awaits, and none beside it', async () => {
  const after = async () => {
    await Promise.resolve()
    return currentOrigin()
  }
  const both = [withOrigin({ address: '203.0.113.7' }, after), withOrigin({ job: 'export-file' }, after)]
  expect(await Promise.all(both)).toEqual([{ address: '203.0.113.7' }, { job: 'export-file' }])
  expect(currentOrigin()).toBeNull()
})

it('is kept for work that runs after its request', () => {
  const kept = withOrigin({ address: '203.0.113.7' }, () =>
    keepingOrigin((suffix: string) => [currentOrigin(), suffix]),
  )
  expect(kept('later')).toEqual([{ address: '203.0.113.7' }, 'later'])
})
