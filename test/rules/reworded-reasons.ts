import type { Destination } from '@/lib/compliance/screening/types'

/** Every reason of the screening whose wording changed in version 2026.8, with a destination that has it today. */
export const REWORDED_REASONS: readonly (readonly [before: string, destination: Destination])[] = [
  ['"Simferopol" is a city in Crimea. "Turkey" says otherwise.', { text: 'Simferopol, Turkey' }],
  ['"Donetsk" names Donetsk in Donetsk oblast. "Turkey" says otherwise.', { text: 'Donetsk, Turkey' }],
  [
    '"Yalta" is a city in Crimea. The name also exists in Donetsk, so the region has to be known.',
    { city: 'Yalta', country: 'UA' },
  ],
  [
    '"Donetsk" names Donetsk in Donetsk oblast. The name also exists elsewhere, so the region has to be known.',
    { city: 'Donetsk' },
  ],
  [
    '"Mare" is Mar\'yanovka, a village in Crimea. "RO" says that the goods go elsewhere.',
    { city: 'Ştefan cel Mare', country: 'RO' },
  ],
  ['"Crimean" is part of the company\'s name. "Crimean" is called after Crimea.', { text: 'Crimean branch' }],
  [
    '"?????" is letter soup: it was saved in another encoding, and what it names cannot be read.',
    { address: '????? ??????' },
  ],
  ['"123" names no place that could be read.', { country: 'RU', address: '123' }],
  ['"all regions" may take in Crimea.', { text: 'Russian Federation, all regions' }],
  ['"Donetsk oblast" names Donetsk oblast, of which only a part is meant.', { text: 'Donetsk oblast, Ukraine' }],
  ['"UA-14" is Donetsk oblast, of which only a part is meant.', { country: 'UA', region: 'UA-14' }],
  [
    '83001 is a postal code of Donetsk or Luhansk oblast, of which only a part is meant.',
    { country: 'UA', postalCode: '83001' },
  ],
  [
    '"Низинне" is close to Snizhne in Donetsk oblast, which no source that was read puts inside for certain.',
    { country: 'Russia', city: 'Низинне', address: 'пров. Шкільний, буд. 78' },
  ],
  [
    '+7 365 212 34 56 is a telephone number of Crimea, so the goods may go there.',
    { text: 'Moscow, +7 365 212 34 56' },
  ],
  [
    '+7 869 212 34 56 is a telephone number of Sevastopol, so the goods may go there.',
    { text: 'Moscow, +7 869 212 34 56' },
  ],
  ['+7 978 123-45-67 is a mobile number of Crimea, so the goods may go there.', { text: 'Moscow, +7 978 123-45-67' }],
  ['"11" is Crimea in GeoNames and FIPS 10-4, and no ISO 3166-2 code of Ukraine.', { country: 'UA', region: '11' }],
  ['"20" is Sevastopol in GeoNames and FIPS 10-4, and no ISO 3166-2 code of Ukraine.', { country: 'UA', region: '20' }],
  ['"85" is Sevastopol in KATOTTG and KOATUU, and no ISO 3166-2 code of Ukraine.', { country: 'UA', region: '85' }],
  ['The text is longer than 2048 characters and was not read to its end.', { text: 'a'.repeat(2_049) }],
  [
    'The text names more places than an address does, and was not read to its end.',
    { text: Array.from({ length: 200 }, (_, at) => `Yalta ${at}`).join(', ') },
  ],
]
