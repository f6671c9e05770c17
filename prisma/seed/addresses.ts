import type { FindingOutcome } from '@/lib/compliance/rules/types'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { PaymentDestinationInput } from '@/lib/ledger/payments/form/payment-schema'
import type { Random } from './random'

/** Buyers with their addresses, invented; the places are real and far from Crimea. */
const BUYERS = [
  ['OOO Vostok Distribution', 'Leningradsky pr. 37, Moscow, 125167'],
  ['OOO Volga Mobile', 'ul. Pushkina 17, Kazan, Tatarstan, 420111'],
  ['AO Neva Retail', 'Ligovsky pr. 74, St Petersburg, 191040'],
  ['OOO Ural Electronics Trade', 'ul. Malysheva 51, Yekaterinburg, 620075'],
  ['OOO Ob Computers', 'Krasny pr. 82, Novosibirsk, 630091'],
  ['AO Kama Systems', 'ul. Lenina 60, Perm, 614000'],
  ['OOO Samara Audio', 'Moskovskoe shosse 4, Samara, 443013'],
  ['OOO Baikal Home', 'ul. Karla Marksa 22, Irkutsk, 664003'],
  ['AO Amur Link', 'ul. Muravyova-Amurskogo 11, Khabarovsk, 680000'],
  ['OOO Primorye Phones', 'Okeansky pr. 17, Vladivostok, 690091'],
  ['OOO Yenisei Networks', 'pr. Mira 10, Krasnoyarsk, 660049'],
  ['AO Oka Software', 'ul. Bolshaya Pokrovskaya 15, Nizhny Novgorod, 603005'],
  ['OOO Don Retail', 'ul. Bolshaya Sadovaya 30, Rostov-on-Don, 344002'],
  ['OOO Kuban Digital', 'ul. Krasnaya 145, Krasnodar, 350000'],
  ['AO Tobol Terminals', 'ul. Respubliki 52, Tyumen, 625000'],
  ['OOO Belaya Optics', 'pr. Oktyabrya 4, Ufa, 450077'],
  ['OOO Onego Wearables', 'pr. Lenina 14, Petrozavodsk, 185035'],
  ['AO Kaliningrad Devices', 'Leninsky pr. 30, Kaliningrad, 236006'],
  ['OOO Tverskaya Tech', 'ul. Tverskaya 18, Moscow, 127006'],
  ['AO Sokolniki Storage', 'ul. Stromynka 18, Moscow, 107076'],
  ['OOO Fontanka Cameras', 'nab. reki Fontanki 90, St Petersburg, 191180'],
  ['OOO Irtysh Print', 'ul. Lenina 12, Omsk, 644043'],
  ['AO Chelyabinsk Servers', 'pr. Lenina 35, Chelyabinsk, 454091'],
  ['OOO Voronezh Classrooms', 'pr. Revolyutsii 38, Voronezh, 394036'],
] as const

const clear = BUYERS.filter(
  ([name, address]) => screenDestination({ name, address, country: 'RU' }).outcome === 'clear',
)

/** A buyer in Russia whose address the screening clears; now and then through a distributor. */
export function usualDestinations(random: Random): PaymentDestinationInput[] {
  const [name, address] = random.pick(clear)
  const consignee: PaymentDestinationInput = { role: 'consignee', name, address, country: 'RU' }
  if (!random.percent(18)) return [consignee]
  const [distributor, distributorAddress] = random.pick(clear)
  return [
    { role: 'distributor', name: distributor, address: distributorAddress, country: 'RU' },
    { ...consignee, role: 'end_user' },
  ]
}

/** One consignee, for the entries whose address is the story. */
export const consignee = (name: string, address: string): PaymentDestinationInput[] => [
  { role: 'consignee', name, address, country: 'RU' },
]

/**
 * The first of these addresses that the screening answers with an outcome, or the last: the list of places grows, the
 * story stays.
 */
export function firstAnswered(
  outcome: FindingOutcome,
  name: string,
  addresses: readonly string[],
): PaymentDestinationInput[] {
  const found = addresses.find((address) => screenDestination({ name, address, country: 'RU' }).outcome === outcome)
  return consignee(name, found ?? addresses.at(-1) ?? '')
}
