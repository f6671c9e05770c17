/** Where a section begins, in pixels below the upper edge of the window. */
export type SectionTop = { id: string; topPixels: number }

/** A section is read once its heading is within this distance of the upper edge. */
const READ_FROM_PIXELS = 120

/**
 * The section that is being read: the last one whose heading has reached the top of the window, the left one of a pair.
 * A section that was chosen stays marked while its heading is in the upper half, or anywhere when the page cannot
 * scroll further.
 */
export function currentSection(
  tops: readonly SectionTop[],
  { chosen, windowPixels, isAtEnd }: { chosen: string; windowPixels: number; isAtEnd: boolean },
): string | undefined {
  const target = tops.find(({ id }) => id === chosen)
  const limitPixels = isAtEnd ? windowPixels : windowPixels / 2
  if (target && target.topPixels >= 0 && target.topPixels < limitPixels) return chosen
  if (isAtEnd) return tops.at(-1)?.id
  const reached = tops.filter(({ topPixels }) => topPixels <= READ_FROM_PIXELS)
  const lowest = Math.max(...reached.map(({ topPixels }) => topPixels))
  return reached.find(({ topPixels }) => topPixels === lowest)?.id ?? tops[0]?.id
}
