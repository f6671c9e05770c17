import { describe, expect, test } from 'vitest'
import { screenDestination } from './screen-destination'
import type { ScreeningOutcome } from './types'

type Row = readonly [script: string, text: string, outcome: ScreeningOutcome]

/** Our own rows: the region, a town with its country, and a place elsewhere in each script. */
const ROWS: readonly Row[] = [
  ['Chinese', '乌克兰克里米亚半岛', 'blocked'],
  ['Chinese', '俄罗斯辛菲罗波尔普希金街7号', 'blocked'],
  ['Chinese', '俄罗斯莫斯科特维尔街7号', 'clear'],
  ['Chinese, traditional', '烏克蘭蘇達克', 'blocked'],
  ['Chinese, a street', '上海市克里米亚路5号', 'clear'],
  ['Japanese', 'クリミア共和国アルシタ', 'blocked'],
  ['Japanese', 'ロシア、バフチサライ', 'blocked'],
  ['Japanese', '東京都千代田区1-1', 'clear'],
  ['Thai', 'เซวัสโตปอล', 'blocked'],
  ['Thai, glued', 'ไครเมียรัสเซีย', 'blocked'],
  ['Thai', 'ถนนสุขุมวิท 5 กรุงเทพฯ', 'clear'],
  ['Korean', '우크라이나 알루슈타 평화로 3', 'blocked'],
  ['Korean', '서울특별시 중구 세종대로 110', 'clear'],
  ['Greek', 'Οδός Ειρήνης 3, Σουδάκ, Ουκρανία', 'blocked'],
  ['Greek', 'Χερσόνησος, Κρήτη', 'clear'],
  ['Greek capitals', 'ΣΕΒΑΣΤΟΥΠΟΛΗ', 'blocked'],
  ['Arabic', 'جمهورية القرم', 'blocked'],
  ['Arabic', 'ألوشتا، أوكرانيا', 'blocked'],
  ['Arabic', 'شارع الملك فهد، الرياض، السعودية', 'clear'],
  ['Hebrew', 'סימפרופול, רוסיה', 'blocked'],
  ['Hebrew', 'רחוב הרצל 3, תל אביב', 'clear'],
  ['Armenian', 'Ղրիմի Հանրապետություն', 'blocked'],
  ['Armenian', 'Երևան, Աբովյան 3', 'clear'],
  ['Georgian', 'სუდაკი, უკრაინა', 'blocked'],
  ['Georgian', 'თბილისი, რუსთაველის 3', 'clear'],
  ['Persian', 'شبه جزیره کریمه', 'blocked'],
  ['Persian', 'یالتا، روسیه', 'blocked'],
  ['Persian', 'تهران، خیابان ولیعصر', 'clear'],
  ['Hindi', 'सिम्फ़रोपोल, रूस', 'blocked'],
  ['Hindi', 'नई दिल्ली, भारत', 'clear'],
  ['Tamil', 'கிரிமியா', 'blocked'],
  ['Khmer', 'គ្រីមៀ', 'blocked'],
  ['Bashkir', 'Ҡырым', 'blocked'],
  ['Finnish', 'Krimin tasavalta', 'blocked'],
  ['a country elsewhere beside it', '德国雅尔塔', 'review'],
]

describe('names in other scripts', () => {
  test.each(ROWS)('%s: %s', (_script, text, outcome) => {
    expect(screenDestination({ text }).outcome).toBe(outcome)
  })
})

const MORE: readonly Row[] = [
  ['part of Sevastopol', 'Стрелецкая бухта, 4', 'blocked'],
  ['part of Simferopol', 'Москольцо, ул. Мира 8', 'blocked'],
  ['part of Kerch', 'Аршинцево', 'blocked'],
  ['cape', 'Cape Fiolent', 'blocked'],
  ['former name', 'Капсихор, Россия', 'blocked'],
  ['ancient name', 'Panticapaeum', 'blocked'],
  ['shared with a town of Stavropol', 'Камыш-Бурун, Россия', 'review'],
  ['shared with a town of Stavropol', 'Камыш-Бурун, Ставропольский край', 'clear'],
  ['district of 2020', 'Курманський район', 'blocked'],
  ['district in short', 'Сакс. р-н', 'blocked'],
  ['a name near a sight is not a slip of it', 'Lapsi, Helsinki', 'clear'],
]

describe('places that the lists of settlements lack', () => {
  test.each(MORE)('%s: %s', (_what, text, outcome) => {
    expect(screenDestination({ text }).outcome).toBe(outcome)
  })
})
