/** A number with separators between thousands: "1,234". */
export const formatNumber = (number: number): string => number.toLocaleString('en-US')

/** A number with its noun: "1 row", "2 rows". */
export const formatCount = (number: number, one: string, many = `${one}s`): string =>
  `${formatNumber(number)} ${number === 1 ? one : many}`
