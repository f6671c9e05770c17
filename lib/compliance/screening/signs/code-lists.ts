import type { MatchedPlace } from '../types'

const CRIMEA = { name: 'Crimea', kind: 'region', source: 'ISO 3166-2 and codes in use' }
const SEVASTOPOL = { name: 'Sevastopol', kind: 'region', source: 'ISO 3166-2 and codes in use' }

/** One way to write Crimea or Sevastopol as a code, wherever it is. */
export interface CodePattern {
  pattern: RegExp
  place: MatchedPlace
  /** `strong` gives a location; `weak` gives where a person or firm is registered, or has other meanings too. */
  strength: 'strong' | 'weak'
}

/** Separators between the parts of a code: UA-43, UA_43, UA 43, UA.43, UA/43, UA:43. */
const GAP = '[-–_ ./:]?'
const BEFORE = String.raw`(?<![\p{L}\p{N}])`
/** An account number continues in groups of four: RU91 0445 2560. */
const AFTER = String.raw`(?![\p{L}\p{N}]| \d{4} \d{4})`
/** The gap between a label and its number: "OKTMO: 35 701 000", "КПП №910201001". */
const LABEL_GAP = String.raw`[^\p{L}\p{N}]{0,4}`

const code = (place: MatchedPlace, ...forms: string[]): CodePattern => ({
  pattern: new RegExp(`${BEFORE}(?:${forms.join('|')})${AFTER}`, 'iu'),
  place,
  strength: 'strong',
})
const labelled = (place: MatchedPlace, strength: CodePattern['strength'], labels: string, number: string) => ({
  pattern: new RegExp(`${BEFORE}(?:${labels})${LABEL_GAP}${number}(?!\\d)`, 'iu'),
  place,
  strength,
})

const CLASSIFIERS = 'октмо|oktmo|окато|okato'
const KOATUU = 'коатуу|koatuu|катоттг|katottg|катотг'
const TAX = 'кпп|kpp|инн|inn|иин'
const REGISTER = 'огрн|ogrn|огрнип|ogrnip'
const KLADR = 'кладр|kladr'
const REGION = 'регион|регіон|region|код региона|код регіону|region code|субъект'
const AIRPORT = 'airport|iata|аэропорт|аеропорт|apt|dest|to'

/**
 * ISO 3166-2; GeoNames; FIPS 10-4 (UP16 is Mykolaiv, UP20 Sevastopol); HASC; GOST 7.67 and other Russian systems;
 * KATOTTG; KLADR (the region, three digits of the district, which are few, ten of the place); FIAS; Wikidata;
 * UN/LOCODE; ICAO, both the Ukrainian and the Russian codes (OurAirports); OKTMO and OKATO; the Russian tax office,
 * whose numbers begin with the subject of the federation.
 */
export const CODE_PATTERNS: readonly CodePattern[] = [
  code(CRIMEA, `UA${GAP}43`, `UKR${GAP}43`, String.raw`UA\.11`, String.raw`UA\.KR`, 'UP11', `UA${GAP}CRI`),
  code(SEVASTOPOL, `UA${GAP}40`, `UKR${GAP}40`, String.raw`UA\.20`, String.raw`UA\.SC`, 'UP20'),
  code(CRIMEA, `RU${GAP}91`, 'RU[-–_./](?:CR|CRI|KRY|KRM)', 'RUS[-–_./](?:91|CR|CRI|KRY|KRM)'),
  code(SEVASTOPOL, `RU${GAP}92`, 'RU[-–_./](?:SEV|SVP)', 'RUS[-–_./](?:92|SEV)'),
  code(CRIMEA, 'Europe/Simferopol', 'bd8e6511-e4b9-4841-90de-6bbc231a789e', 'Q(?:7835|756294)'),
  code(SEVASTOPOL, '6fdecb78-893a-4e3f-a5ba-aa062459463b', 'Q7525'),
  code(CRIMEA, String.raw`UA01\d{15}`, String.raw`910[0-2]\d{9}`),
  code(SEVASTOPOL, String.raw`UA85\d{15}`, String.raw`920[0-2]\d{9}`),
  code(CRIMEA, `UA${GAP}(?:SIP|YAL|KEH|FEO|EUP)`, 'UKF[FKGIYV]', 'URF[FI]', 'XRFG'),
  code(SEVASTOPOL, `UA${GAP}SVP`, 'UKF[AB]', 'URFB', 'XRFA'),
  labelled(CRIMEA, 'strong', CLASSIFIERS, String.raw`35(?: ?\d{3}){1,3}`),
  labelled(SEVASTOPOL, 'strong', CLASSIFIERS, String.raw`67(?: ?\d{3}){1,3}`),
  labelled(CRIMEA, 'strong', KOATUU, String.raw`(?:UA)?01\d{8,17}`),
  labelled(SEVASTOPOL, 'strong', KOATUU, String.raw`(?:UA)?85\d{8,17}`),
  labelled(CRIMEA, 'strong', KLADR, String.raw`91\d{9,17}`),
  labelled(SEVASTOPOL, 'strong', KLADR, String.raw`92\d{9,17}`),
  labelled(CRIMEA, 'weak', TAX, String.raw`91\d{7,10}`),
  labelled(SEVASTOPOL, 'weak', TAX, String.raw`92\d{7,10}`),
  labelled(CRIMEA, 'weak', REGISTER, String.raw`[1-5]\d\d91\d{8,10}`),
  labelled(SEVASTOPOL, 'weak', REGISTER, String.raw`[1-5]\d\d92\d{8,10}`),
  { ...code(CRIMEA, `RUS?${GAP}82`), strength: 'weak' },
  labelled(CRIMEA, 'weak', REGION, '(?:91|82)'),
  labelled(SEVASTOPOL, 'weak', REGION, '92'),
  { ...code(CRIMEA, '(?:91|82)[- ]?(?:й |ый |ой )?(?:регион|регіон|region|rus)'), strength: 'weak' },
  { ...code(SEVASTOPOL, '92[- ]?(?:й |ой )?(?:регион|регіон|region|rus)'), strength: 'weak' },
  {
    pattern: new RegExp(`${BEFORE}(?:${AIRPORT})${LABEL_GAP}(?:SIP|KHC)${AFTER}`, 'iu'),
    place: CRIMEA,
    strength: 'weak',
  },
  { pattern: new RegExp(`${BEFORE}(?:${AIRPORT})${LABEL_GAP}UKS${AFTER}`, 'iu'), place: SEVASTOPOL, strength: 'weak' },
]

/** Tested first, since hardly any text contains one of the above. */
export const MAY_HOLD_CODE = new RegExp(
  [
    'UA[-–_ ./:]?(?:[0-9][0-9]|KR|CRI|SC|SVP|SIP|YAL|KEH|FEO|EUP)|UKR[-–_ ./:]?4[03]|',
    'RUS?[-–_ ./:]?(?:9[12]|82)|RUS?[-–_./][CKS]|U[KR]F[A-Z]|XRF|UP[12][01]|Q7|',
    String.raw`Europe.S|bd8e6511|6fdecb78|9[12]0[0-2]\d{9}|`,
    '(?:окт|ока|коат|кат|клад)[а-яґ]{1,4}[^a-zа-яёіїєґ]|',
    String.raw`(?:okt|oka|koa|kat|kla)[a-z]{1,4}[^a-zа-яёіїєґ]{0,4}\d|`,
    String.raw`(?:кпп|инн|огрн|kpp|inn|ogrn)[^a-zа-яёіїєґ]{0,4}\d|`,
    '(?:82|91|92)[- ]?(?:[ыо]?й )?(?:рег|reg|rus)|',
    String.raw`(?:рег|reg|код|суб)[a-zа-яёіїєґ ]{2,9}[^a-zа-яёіїєґ0-9]{0,4}(?:82|9[12])(?!\d)|`,
    '(?:SIP|KHC|UKS)(?![a-z])',
  ].join(''),
  'i',
)

/** In the region field, by the country. */
export const UNDER_UKRAINE: Readonly<Record<string, MatchedPlace>> = {
  '43': CRIMEA,
  '40': SEVASTOPOL,
  CRI: CRIMEA,
  KR: CRIMEA,
  KRM: CRIMEA,
  KRY: CRIMEA,
  SVP: SEVASTOPOL,
  SEV: SEVASTOPOL,
}
export const UNDER_RUSSIA: Readonly<Record<string, MatchedPlace>> = {
  '91': CRIMEA,
  '92': SEVASTOPOL,
  CR: CRIMEA,
  CRI: CRIMEA,
  KRY: CRIMEA,
  KRM: CRIMEA,
  SEV: SEVASTOPOL,
  SVP: SEVASTOPOL,
}
/**
 * Numbers of Ukraine that are not ISO 3166-2 codes: they belong to another numbering, and in one of those they mean
 * Crimea.
 */
export const UNDER_UKRAINE_IN_DOUBT: Readonly<Record<string, string>> = {
  '11': 'is Crimea in GeoNames and FIPS 10-4, and is not an ISO 3166-2 code of Ukraine',
  '20': 'is Sevastopol in GeoNames and FIPS 10-4, and is not an ISO 3166-2 code of Ukraine',
  '01': 'is Crimea in KATOTTG and KOATUU and Cherkasy in GeoNames',
  '85': 'is Sevastopol in KATOTTG and KOATUU, and is not an ISO 3166-2 code of Ukraine',
}
/** Plates, airports and letters that mean Crimea to some and something else to others. */
export const DOUBTFUL: Readonly<Record<string, string>> = {
  '82': 'is on Crimean number plates and was the code of Koryakia',
  CR: 'may stand for Crimea or for Costa Rica',
  KRY: 'may stand for Crimea',
  KRM: 'may stand for Crimea',
  АРК: 'is short for the Autonomous Republic of Crimea and for other things',
  ARC: 'is short for the Autonomous Republic of Crimea and for other things',
  КРМ: 'is short for Crimea and for other things',
}
/** IATA codes that fill a field. */
export const AIRPORTS: Readonly<Record<string, string>> = {
  SIP: 'is the airport of Simferopol',
  UKS: 'is the airport of Sevastopol',
  KHC: 'is the airport of Kerch',
}
