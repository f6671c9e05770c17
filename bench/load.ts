/** What one measurement gave. */
export type Load = { perSecond: number; failed: number }

/**
 * Runs `work` over and over at so many clients at once until the time is up; returns how often a second it ended well.
 */
export async function measure(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<Load> {
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  let done = 0
  let failed = 0
  const client = async (number: number) => {
    while (performance.now() < until) {
      try {
        await work(number)
        done += 1
      } catch (error) {
        failed += 1
        if (failed > 100) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return { perSecond: (done * 1000) / (performance.now() - startedAt), failed }
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return ((low ?? 0) + (high ?? 0)) / 2
}

/**
 * Measures several ways of doing a thing, one after the other, round after round, so that a machine that gets slower
 * gets slower for all of them. The first round is not counted.
 */
export async function interleave(
  ways: Readonly<Record<string, () => Promise<Load>>>,
  rounds: number,
  say: (line: string) => void,
): Promise<Record<string, number[]>> {
  const figures: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (let round = 0; round <= rounds; round++) {
    const line: string[] = []
    for (const [way, run] of Object.entries(ways)) {
      const { perSecond, failed } = await run()
      if (failed > 0) throw new Error(`${way}: ${failed} calls failed`)
      if (round > 0) figures[way]?.push(perSecond)
      line.push(`${way} ${Math.round(perSecond)}`)
    }
    say(`${round === 0 ? 'warm-up' : `round ${round}`}: ${line.join(', ')}`)
  }
  return figures
}
