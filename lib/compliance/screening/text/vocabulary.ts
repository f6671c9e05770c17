/**
 * Words of addresses that are not names. All are normalised words (lower case, apostrophes dropped), like `Token.text`.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}

/** Before the street's name, or after it: "ул. Крымская", "Крымская ул.". */
const STREET_EITHER_SIDE = words(`
  ул улица вул вулиця пр просп проспект пр-т пр-кт пер переулок пров провулок бул бульвар бульв б-р бульв наб набережная
  набережна наб-я пл площадь площа пр-д проезд проїзд туп тупик аллея алея линия линія спуск узвіз
  ul ulitsa ulica ulitza vul vulytsia vulitsa vulytsya prosp prospekt prospect per pereulok prov provulok bul bulvar
  bulv nab naberezhnaya naberezhna proezd alleya aleja al via viale rue calle rua carrer avenida av avenue allee place
  plac piazza plaza platz praca boulevard bd blvd автодорога автотрасса трасса автошлях avtodoroga avtotrassa trassa
  corso prkt`)

/** After the street's name: "Симферопольское шоссе", "Crimea Road", "Kırım Sokak". */
const STREET_AFTER = words(`
  шоссе ш-се шосе ш shosse shose highway hwy st street str strasse straße straat gata gatan road rd ave lane ln drive
  dr way court ct square sq crescent terrace quay embankment bypass
  sokak sokağı sok sk cadde caddesi cad bulvarı bulvari mah`)

/** "вул.Київська" has no space; "Bahnhofstrasse" has no gap: endings that make a street of the word itself. */
const STREET_ENDING = /.(?:strasse|straße|straat|gatan|vägen)$/

const SETTLEMENT = words(`
  г гор город місто м с сел село пос посёлок поселок пгт смт селище п ст-ца станица станиця хутор х аул деревня рп
  gorod misto misto selo posyolok poselok posiolok pgt smt selyshche village town city settlement s g m p vill stanitsa
  ciudad ville`)

/** Only one letter: a marker before a name, but also a house, a floor or an initial. */
export const REGION_TYPE = words(`
  область обл обл-сть край республика республіка респ ао автономная автономна автономний автономный округ аобл
  федеральный федеральний регион регіон
  oblast obl oblasts oblastt krai kray republic republik republika respublika rep region reg autonomous okrug province
  provincia state county governorate territory voblast prefecture department maritime`)

const DISTRICT_TYPE = words(`район р-н р-он раион рн raion rayon raiona district distr rajon ilçesi ilcesi`)

const HOUSE = words(`
  д дом буд будинок корп корпус стр строение кв квартира оф офис офіс эт этаж лит литер литера к км подъезд под
  помещение пом секция секція вл владение no nr num house bld bldg building apt apartment flat fl floor office off unit
  suite ste room
  km dom kv korp kvartira box po a b c а б в
  bud budynok bldng blg str-e stroenie stroyeniye pom pomeshch pomeshchenie lit liter litera vlad vladenie ofis etazh zd
  зд зд-е`)

/** Words beside these are the name of something, not its location. */
const ESTABLISHMENT = words(`
  ооо оао зао пао ао нпо гуп фгуп тов пп прат ват тц трц тк бц жк ип фоп тзов отель гостиница готель санаторий санаторій
  кафе ресторан магазин рынок ринок кинотеатр пансионат завод банк фирма компания аптека клуб имени им ім
  ooo oao zao pao tov llc ltd limited inc corp corporation gmbh ag sa srl bv nv oy plc pjsc jsc co company group holding
  hotel restaurant cafe bar mall laboratory lab logistics trading market cinema club association derneği dernegi shop
  store bank museum museo hospital klinik clinic school university institute foundation centre`)

/** Around a name without being part of it. */
const FILLER = words(`
  of the de la du le di da del van der von und and in near at to from и на в у під при возле близ та индекс индекс
  індекс инд інд почтовый поштовий
  арк тел tel phone port порт ferry паром индекс zip postcode adresse address адрес адреса`)

/** They look like a spelling slip of a Crimean name and are not. */
const NEVER_A_SLIP =
  words(`crimean крымский крымская крымское крымов крымова кримський кримська кримське krymsky krymskiy krymskaya
  krymskoye krymsk krymov krymova кримка кримки criminal prime creme crime cream россия russia ukraine`)

/** What a word of an address does there. A word may do several of these; one that does none can be part of a name. */
export const ROLE = {
  streetEitherSide: 1,
  street: 2,
  settlement: 4,
  regionType: 8,
  districtType: 16,
  house: 32,
  establishment: 64,
  filler: 128,
  neverASlip: 256,
} as const

const ROLES: readonly (readonly [ReadonlySet<string>, number])[] = [
  [STREET_EITHER_SIDE, ROLE.streetEitherSide | ROLE.street],
  [STREET_AFTER, ROLE.street],
  [SETTLEMENT, ROLE.settlement],
  [REGION_TYPE, ROLE.regionType],
  [DISTRICT_TYPE, ROLE.districtType],
  [HOUSE, ROLE.house],
  [ESTABLISHMENT, ROLE.establishment],
  [FILLER, ROLE.filler],
  [NEVER_A_SLIP, ROLE.neverASlip],
]
const ROLES_BY_WORD = new Map<string, number>()
for (const [list, bits] of ROLES)
  for (const word of list) ROLES_BY_WORD.set(word, (ROLES_BY_WORD.get(word) ?? 0) | bits)

/** The roles of a normalised word, as bits of ROLE. */
export function rolesOf(word: string): number {
  return (ROLES_BY_WORD.get(word) ?? 0) | (STREET_ENDING.test(word) ? ROLE.street : 0)
}

/** Whether the word does one of these. */
export function does(word: { roles: number }, roles: number): boolean {
  return (word.roles & roles) !== 0
}
