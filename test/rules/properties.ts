import fc from 'fast-check'

/** How often the usual runs are repeated, with other values each time: `npm run test:long -- properties`. */
const times = Number(process.env.HEADROOM_PROPERTY_TIMES ?? 0)

/** Everybody's first run tries the same values, so that it fails for a change and not for its luck. */
const SEED = 20_161_229

fc.configureGlobal(times > 0 ? {} : { seed: SEED })

/** The runs of a property: `usual`, or a multiple of it for a longer proof. */
export const runsOf = (usual: number): number => usual * Math.max(times, 1)
