/**
 * The source of places that were entered by hand: parts of towns, sights, ancient names. They are found as they are
 * spelled; slips are not counted from them, because they are many and short.
 */
export const BY_HAND = 'entered by hand'
