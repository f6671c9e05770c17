import { afterAll, describe, it } from 'vitest'
import { DATES_THAT_BREAK, dropDemos, expectDemoInUse } from '@/test/database/demo-on-day'

afterAll(dropDemos)

describe('the demo, used on the day it is made, on days that break', () => {
  it.each(DATES_THAT_BREAK.filter(({ today }) => !/-(?:12-31|01-01)$/.test(today)))(
    'has work for each role and a year to look at on $name',
    expectDemoInUse,
    120_000,
  )
})
