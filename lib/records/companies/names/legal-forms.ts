/** Legal forms written out in Cyrillic, removed from a name before transliteration. Longest first. */
const WRITTEN_OUT = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    'общество с ограниченной ответственностью',
    'общество с дополнительной ответственностью',
    '(?:публичное |открытое |закрытое |непубличное )?акционерное общество',
    'товарищество с ограниченной ответственностью',
    'индивидуальный предприниматель',
    'товариство з обмеженою відповідальністю',
    'приватне підприємство',
    '(?:публічне |приватне )?акціонерне товариство',
    'дружество с ограничена отговорност',
    'друштво са ограниченом одговорношћу',
    'акционерно дружество',
  ].join('|')})(?!\p{L})`,
  'giu',
)

/** Legal forms of more than one word, as folded words. */
const PHRASES: readonly (readonly string[])[] = [
  'limited liability company',
  'limited liability partnership',
  'limited partnership',
  'public limited company',
  'private limited company',
  'public joint stock company',
  'closed joint stock company',
  'open joint stock company',
  'joint stock company',
  'gesellschaft mit beschrankter haftung',
  'gesellschaft mit beschraenkter haftung',
  'aktiengesellschaft',
  'societe anonyme',
  'societe a responsabilite limitee',
  'sociedad anonima',
  'sociedad limitada',
  'societa per azioni',
  'societa a responsabilita limitata',
  'besloten vennootschap',
  'naamloze vennootschap',
  'drustvo s ogranicenom odgovornoscu',
  'drustvo sa ogranicenom odgovornoscu',
  'druzba z omejeno odgovornostjo',
  'spolka z ograniczona odpowiedzialnoscia',
  'spolka akcyjna',
  'spolecnost s rucenim omezenym',
  'korlatolt felelossegu tarsasag',
  'kabushiki kaisha',
  'anonim sirketi',
  'limited sirketi',
  'sa de cv',
  'sapi de cv',
  's de rl de cv',
  'de cv',
  'sdn bhd',
  'pty ltd',
  'pte ltd',
  'pvt ltd',
  'spol sro',
  'spol s ro',
  's ro',
  'd oo',
  'sp z oo',
  'sp zoo',
  'sp zo o',
  'sp j',
  'sp k',
  'ltd sti',
  'fz llc',
].map((phrase) => phrase.split(' '))

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Legal forms at the end of a name. */
const AT_THE_END = wordsOf(`
  llc lllp llp lp pllc pc pbc inc incorporated corp corporation co company ltd limited plc cic unlimited cio
  gmbh mbh ag kg kgaa ohg ug ev eg se gbr gesmbh haftungsbeschrankt haftungsbeschraenkt
  sa sas sasu sarl eurl snc sca sci scop scs sprl srl bvba bv nv vof cv sagl
  spa sapa srls sl slu sll sau lda ltda unipessoal eireli
  doo dooel dd jdoo ad ead eood ood kd od
  sro spolsro as vos ks zs kft zrt nyrt rt bt kkt
  zoo spzoo spj spk
  oy oyj ab hb kb aps asa ans da ivs is ky tmi oü ou uab sia mb mtu ehf hf
  ooo oao zao pao ao nao ano fgup gup mup too tov pp chp zat pat prat ip jsc ojsc cjsc pjsc
  ae epe ike oe
  kk gk yk sti sirketi
  pvt private pte pty bhd sdn tbk pt fze fzco fzc fzllc wll psc qsc saoc
`)

/** Legal forms at the start of a name: fewer, because many names begin with a short word. */
const AT_THE_START = wordsOf(`
  ooo oao zao pao ao nao ano fgup gup mup too tov pp chp zat pat prat ip llc jsc ojsc cjsc pjsc ltd
  uab sia as ab oy ou oyj pt cv ad eood ood ead doo sp the company gmbh
`)

/** Unambiguous forms, recognised anywhere in a name, as in "Rona d.o.o. Beograd". */
const ANYWHERE = wordsOf(`
  llc llp ltd gmbh gesmbh sarl sprl bvba doo dooel jdoo sro kft zrt nyrt aps oyj uab ooo oao zao pao plc eood
`)

/** A name without legal forms written out in Cyrillic. */
export const withoutWrittenOutForms = (name: string): string => {
  const rest = name.replace(WRITTEN_OUT, ' ')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : name
}

/**
 * The position where the legal form at the end of a run of single letters, such as `d o o`, begins; the length of the
 * run when there is none.
 */
export function formInRun(run: string): number {
  for (let start = 0; start <= run.length - 2; start++) if (AT_THE_END.has(run.slice(start))) return start
  return run.length
}

/**
 * Folded words without legal forms at either end and without unambiguous ones anywhere. Not empty unless the input is.
 */
export function withoutLegalForm(words: readonly string[]): string[] {
  let rest = [...words]
  for (let before = -1; before !== rest.length; ) {
    before = rest.length
    rest = withoutEnd(withoutStart(rest))
  }
  const bare = rest.filter((word) => !ANYWHERE.has(word))
  return bare.length > 0 ? bare : rest
}

function withoutStart(words: string[]): string[] {
  const phrase = PHRASES.find((form) => form.length < words.length && form.every((word, at) => words[at] === word))
  if (phrase) return words.slice(phrase.length)
  const [first] = words
  return words.length > 1 && first && AT_THE_START.has(first) ? words.slice(1) : words
}

function withoutEnd(words: string[]): string[] {
  const startOf = (form: readonly string[]) => words.length - form.length
  const phrase = PHRASES.find(
    (form) => form.length < words.length && form.every((word, at) => words[startOf(form) + at] === word),
  )
  if (phrase) return words.slice(0, startOf(phrase))
  const last = words.at(-1)
  return words.length > 1 && last && AT_THE_END.has(last) ? words.slice(0, -1) : words
}
