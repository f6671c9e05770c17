import { LAND, REVIEW_BAND } from '../data/crimea.generated'

export type Point = readonly [longitude: number, latitude: number]

/** Land reclaimed or bridged since the map was drawn, by hand: longitude, latitude, radius in degrees of latitude. */
const OUTLIERS: readonly (readonly [number, number, number])[] = [
  [36.55, 45.266, 0.036],
  [36.51, 45.31, 0.027],
]

/** Is a point on Crimean land, in the band of 3 km around it, or outside? */
export function areaOf(point: Point): 'land' | 'band' | 'outside' {
  const [longitude, latitude] = point
  if (longitude < 32.3 || longitude > 36.8 || latitude < 44.2 || latitude > 46.4) return 'outside'
  land ??= parseRing(LAND)
  if (isInside(point, land)) return 'land'
  band ??= parseRing(REVIEW_BAND)
  const nearOutlier = OUTLIERS.some(([x, y, radius]) => Math.hypot((longitude - x) * 0.7, latitude - y) <= radius)
  return nearOutlier || isInside(point, band) ? 'band' : 'outside'
}

let land: Point[] | undefined
let band: Point[] | undefined

function parseRing(lines: string): Point[] {
  return lines.split('\n').map((line) => {
    const [longitude, latitude] = line.split('\t')
    return [Number(longitude), Number(latitude)] as const
  })
}

/** Even-odd rule. */
function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  let previous = ring.at(-1)
  for (const corner of ring) {
    if (previous) {
      const crosses = corner[1] > y !== previous[1] > y
      if (crosses && x < ((previous[0] - corner[0]) * (y - corner[1])) / (previous[1] - corner[1]) + corner[0])
        inside = !inside
    }
    previous = corner
  }
  return inside
}
