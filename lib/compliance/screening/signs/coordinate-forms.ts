/** Tested first: two decimals, a degree sign, or degrees and minutes run together before their letter. */
export const MAY_HOLD_POINT = /\d[.,]\d|[°º˚]|\d{4}[NSСЮ]|\d[- ]\d\d\s?[NSСЮ]/iu
const HEMISPHERE =
  String.raw`(?:(?:north|south|east|west|сев|юж|вост|зап|пн|пд|сх|зх)(?:\p{L}*\.?\s?[шд]\p{L}*)?|` +
  String.raw`[NSEW]|[сюв]\.?\s?[шд]|з\.?\s?д|[СЮВЗ])\.?(?!\p{L})`
const NUMBER = String.raw`\d{1,3}(?:[.,]\d+)?`
const DEGREE_SIGN = String.raw`(?:[°º˚]|deg(?:rees)?\b|град\p{L}*\.?)`
const MINUTES = String.raw`(?:\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’‘´]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”“]|''|′′|’’)?)?)?`
const ANGLE = String.raw`(${NUMBER})\s*${DEGREE_SIGN}?${MINUTES}`
const BETWEEN = String.raw`[\s,;/|&]*(?:(?:lon(?:g|gitude)?|lng|долгота|довгота)[\s.:=]*)?`
const LEADING = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${HEMISPHERE})\s*${ANGLE}${BETWEEN}(${HEMISPHERE})\s*${ANGLE}`,
  'giu',
)
const TRAILING = new RegExp(
  String.raw`(?<![\d.,])${ANGLE}\s*(${HEMISPHERE})${BETWEEN}${ANGLE}\s*(${HEMISPHERE})`,
  'giu',
)
const SIGNED = new RegExp(
  String.raw`(?<![\d.,])(-?${NUMBER})\s*${DEGREE_SIGN}${MINUTES}${BETWEEN}(-?${NUMBER})\s*${DEGREE_SIGN}${MINUTES}`,
  'giu',
)
const DECIMAL =
  /(?:geo:)?(-?\d{1,3}\.(?:\d{2,}|\d(?=\s*[,;/\s|+]\s*-?\d{1,3}\.\d{4})))\s*[,;/\s|+]\s*(-?\d{1,3}\.\d{2,})/gu
const DECIMAL_COMMA = /(?<![\d.,])(-?\d{1,3},\d{3,})\s*[,;/\s|]\s*(-?\d{1,3},\d{3,})(?![\d,])/gu
/** 445706N 0340608E, 44-57-06N 034-06-08E, 4457N03406E, 4457.126N 03406.144E, 44 57 06 N 34 06 08 E. */
const TOGETHER = new RegExp(
  [
    String.raw`(?<![\d.,])(\d{2})([- ]?)(\d{2}(?:\.\d+)?)(?:\2(\d{2}(?:\.\d+)?))?\s?([NSСЮ])`,
    String.raw`[\s,;/]*0?(\d{2,3})\2(\d{2}(?:\.\d+)?)(?:\2(\d{2}(?:\.\d+)?))?\s?([EWВЗ])(?!\p{L})`,
  ].join(''),
  'giu',
)
/** One of the two numbers of a point, as typed; the letter is its hemisphere. */
export type Angle = readonly [
  degrees: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  letter: string,
]

export type Pair = readonly [Angle, Angle]

const withLettersFirst = ([, l1 = '', d1, m1, s1, l2 = '', d2, m2, s2]: RegExpExecArray): Pair => [
  [d1, m1, s1, l1],
  [d2, m2, s2, l2],
]
const withLettersLast = ([, d1, m1, s1, l1 = '', d2, m2, s2, l2 = '']: RegExpExecArray): Pair => [
  [d1, m1, s1, l1],
  [d2, m2, s2, l2],
]
const runTogether = ([, d1, , m1, s1, l1 = '', d2, m2, s2, l2 = '']: RegExpExecArray): Pair => [
  [d1, m1, s1, l1],
  [d2, m2, s2, l2],
]
const withSigns = ([, d1, m1, s1, d2, m2, s2]: RegExpExecArray): Pair => [
  [d1, m1, s1, ''],
  [d2, m2, s2, ''],
]
const decimal = ([, one, two]: RegExpExecArray): Pair => [
  [one, undefined, undefined, ''],
  [two, undefined, undefined, ''],
]

/** The ways to write a point, the most certain first: text read by one is not read by the next. */
export const FORMS: readonly { pattern: RegExp; angles: (match: RegExpExecArray) => Pair }[] = [
  { pattern: LEADING, angles: withLettersFirst },
  { pattern: TRAILING, angles: withLettersLast },
  { pattern: TOGETHER, angles: runTogether },
  { pattern: SIGNED, angles: withSigns },
  { pattern: DECIMAL, angles: decimal },
  { pattern: DECIMAL_COMMA, angles: decimal },
]
/** Numbers with a label. */
export const LATITUDE = /(?:lat(?:itude)?|широта|шир)\.?["']?\s*[:=]?\s*["']?(-?\d{1,2}[.,]\d+)/iu
export const LONGITUDE = /(?:lon(?:g|gitude)?|lng|долгота|довгота|долг)\.?["']?\s*[:=]?\s*["']?(-?\d{1,3}[.,]\d+)/iu
/** Map services and formats that put the longitude first. */
export const LONGITUDE_FIRST = /yandex|2gis|point\s?\(|"?coordinates"?\s?:/i
