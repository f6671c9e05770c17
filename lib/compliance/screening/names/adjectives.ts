import { type Span, spanOf } from '../evidence'
import type { Segment } from '../text/segments'
import { skeleton } from '../text/skeleton'
import type { Token } from '../text/tokens'
import type { NameMatch } from './names'

/** Stems of the adjectives in Russian and Ukrainian, without their endings, and the places they are of. */
const STEMS: Readonly<Record<string, string>> = {
  Crimea: 'крымск кримськ старокрымск',
  Sevastopol: 'севастопольск севастопольськ балаклавск балаклавськ инкерманск інкерманськ',
  Simferopol: 'симферопольск сімферопольськ',
  Yalta:
    'ялтинск ялтинськ ливадийск лівадійськ массандровск масандрівськ алупкинск алупкінськ гурзуфск гурзуфськ ' +
    'форосск форосськ симеизск мисхорск',
  Kerch: 'керченск керченськ',
  Feodosia: 'феодосийск феодосійськ коктебельск коктебельськ',
  Yevpatoria: 'евпаторийск євпаторійськ',
  Alushta: 'алуштинск алуштинськ партенитск',
  Sudak: 'судакск судацк судацьк',
  Saky: 'сакск сакськ',
  Bakhchysarai: 'бахчисарайск бахчисарайськ',
  Dzhankoi: 'джанкойск джанкойськ',
  Krasnoperekopsk: 'красноперекопск красноперекопськ',
  Shcholkine: 'щелкинск щолкінськ',
}
const ENDINGS = 'ий ая ое ие ого ой ому им ом ую их ими а е і ої ій у ою'.split(' ')
const OTHERS: readonly (readonly [string, string])[] = [
  ['crimean', 'Crimea'],
  ['crimeans', 'Crimea'],
  ['tauric', 'Crimea'],
  ['sevastopolian', 'Sevastopol'],
]
/** Companies made of the name and what they do: Крымэнерго, Krymtelekom, Севастопольгаз. */
const COMPOUND = new RegExp(
  [
    '^(krim|sevastopol|simferopol|kerch|feodosi[ia]?|evpatori[ia]?|ialta?)',
    '(?:energo|gaz|neft|hleb|telekom|telecom|teletrast|avto|stroi|vino|',
    'moloko|port|trans|tur|med|farm|bank|invest|torg|prom|les|vod|sviaz|tel|teh|tek|tets|servis|snab|',
    'mor|aero|avia|gorstroi|bud|agro|opt|market|plast|metal|himia|',
    'soda|teplo|zhil|stat|nedvizhimost)',
  ].join(''),
)
const OF_COMPOUND: Readonly<Record<string, string>> = {
  krim: 'Crimea',
  sevastopol: 'Sevastopol',
  simferopol: 'Simferopol',
  kerch: 'Kerch',
}
/** Kinds of bodies: "Crimean customs" is in Crimea, whatever else is given with it. */
const BODIES = `
  университет университета university академия academy институт institute филиал філія филиала branch таможня таможни
  митниця customs порт порта порты портов port ports railway железная железной дорога флот флота fleet завод комбинат
  титан titan тэс тэц содовый больница госпиталь hospital администрация administration рада council совет суд court
  прокуратура полиция police управление департамент department министерство ministry федеральный federal государственный
  state военный naval base энерго оптический
  winery винзавод верфь shipyard комитет inspectorate directorate`

const places = new Map<string, string>(OTHERS)
for (const [place, stems] of Object.entries(STEMS))
  for (const stem of stems.split(' ')) for (const ending of ENDINGS) places.set(skeleton(stem + ending), place)
const bodies = new Set(
  BODIES.split(/\s+/)
    .filter(Boolean)
    .map((word) => skeleton(word)),
)

/** Adjectives of Crimea and its towns: "Крымский филиал", "Crimean customs". Names already found are skipped. */
export function adjectivesIn(segment: Segment, names: readonly NameMatch[]): NameMatch[] {
  const found: NameMatch[] = []
  for (const token of segment.tokens) {
    const name = places.get(token.key) ?? compoundOf(token)
    if (name === undefined || isNamed(token, names)) continue
    const isBody = segment.tokens.some((other) => other !== token && bodies.has(other.key)) || !places.has(token.key)
    const where: Span = spanOf(segment.field, segment.raw, token.start, token.end)
    found.push({
      ...where,
      key: token.key,
      place: { name, kind: name === 'Crimea' || name === 'Sevastopol' ? 'region' : 'city', source: 'by hand' },
      elsewhere: [],
      mute: segment.mute === 'company-name' || (isBody && segment.mute !== 'street') ? 'company-name' : 'adjective',
      edits: 0,
      isPart: true,
      isNearOther: false,
      via: 'adjective',
    })
  }
  return found
}

/** It is part of a name that gives a location; a village in a company's name (Крымское) is the adjective. */
function isNamed(token: Token, names: readonly NameMatch[]): boolean {
  return names.some((one) => one.mute === undefined && token.start >= one.start && token.end <= one.end)
}

function compoundOf({ key }: Token): string | undefined {
  const start = COMPOUND.exec(key)?.[1]
  if (start === undefined) return undefined
  return OF_COMPOUND[start] ?? (start.startsWith('ial') ? 'Yalta' : start.startsWith('feo') ? 'Feodosia' : 'Yevpatoria')
}
