import type { RaionNames } from './sources'

/** Names and short forms that no list has, entered by hand. */
export const EXTRA_CRIMEA = [
  'Krimea',
  'Crimée',
  'Krymea',
  'Crimeea',
  'Krimm',
  'Krimo',
  'Criméia',
  'Crimeia',
  'Qrim',
  'القرم',
  'Κριμαία',
  'קרים',
  'クリミア',
  '克里米亚',
  '克里米亞',
  '크림반도',
  '크림',
  'ყირიმი',
  'Ղրիմ',
  'کریمه',
  'Kryme',
  'ЮБК',
  'Южный берег Крыма',
  'South Coast of Crimea',
  'Республика Крым',
  'р Крым',
  'Крыма',
  'Крыму',
  'Криму',
  'Кырым',
  'Крымский п-ов',
  'Кримський п-ів',
  'Krymskiy poluostrov',
  'Крымский пол-ов',
  'Кримський пів-ів',
  'Респ Крым',
  'Р-ка Крым',
  'полуостров Крым',
  'півострів Крим',
]
export const EXTRA_SEVASTOPOL = ['Севастополя', 'Севастополе', 'Севастополі', 'Севаст-ль', 'Севаст', 'Sevast', 'Сев-ль']

/** Short forms in use, by English name. */
export const SHORT_FORMS: Readonly<Record<string, string[]>> = {
  Simferopol: ['Сімф', 'Симф', 'Simf', 'Симф-ль', 'Сімф-ль', 'Симфер'],
  Feodosiya: ['Theodosia', 'Feodosia'],
  Yevpatoriya: ['Eupatoria'],
}

/** The districts of 2020, those of Sevastopol that only it has, and one that is none but is written. */
export const MORE_RAIONS: readonly RaionNames[] = [
  { uk: 'Ялтинський', ru: 'Ялтинский', en: 'Yalta' },
  { uk: 'Керченський', ru: 'Керченский', en: 'Kerch' },
  { uk: 'Феодосійський', ru: 'Феодосийский', en: 'Feodosia' },
  { uk: 'Євпаторійський', ru: 'Евпаторийский', en: 'Yevpatoria' },
  { uk: 'Курманський', ru: 'Курманский', en: 'Kurman' },
  { uk: 'Перекопський', ru: 'Перекопский', en: 'Perekop' },
  { uk: 'Нахімовський', ru: 'Нахимовский', en: 'Nakhimovskyi' },
  { uk: 'Балаклавський', ru: 'Балаклавский', en: 'Balaklava' },
  { uk: 'Алуштинський', ru: 'Алуштинский', en: 'Alushta' },
  { uk: 'Судацький', ru: 'Судакский', en: 'Sudak' },
]
/** Short forms of adjectives before the word for district. */
export const SHORT_RAIONS: Readonly<Record<string, string[]>> = {
  Saky: ['Сакс', 'Сак'],
  Nyzhnohirskyi: ['Нижнег', 'Нижньог', 'Нижнегор'],
  Simferopol: ['Симф', 'Сімф', 'Симфероп'],
  Bakhchysarai: ['Бахч', 'Бахчис'],
  Dzhankoi: ['Джанк'],
  Rozdolne: ['Раздольн', 'Роздольн'],
  Chornomorske: ['Черноморск', 'Чорноморськ'],
  Krasnohvardiiske: ['Красногв', 'Красногвард'],
  Bilohirsk: ['Белог', 'Білог'],
}
