import { consignee } from '../addresses'
import { at, daysAgoThisMonth, daysAgoThisYear } from '../clock'
import type { PlannedEntry } from '../plan'
import type { Making } from './routine'
import { paidSteps, type Told, told } from './story'

/** The last weeks of two companies: entries that were refused, voided and entered again, and later payments. */
export const thisMonth = (making: Making): PlannedEntry[] => [...tessaly(making), ...orrin(making)]

/** Refused for Yalta; the later payments take the company to ninety per cent of its cap. */
function tessaly(making: Making): PlannedEntry[] {
  const { clock } = making
  const blocked = told(
    'blocked Tessaly 1408.55',
    {
      company: 'Tessaly Networks',
      license: '077-YY-00398',
      model: 'Relay 8',
      cents: 140_855,
      paymentDate: daysAgoThisMonth(clock, 7),
      recordedAt: at(daysAgoThisMonth(clock, 7), '09:15'),
      recordedBy: 'priya',
      destinations: consignee('OOO Chernomor Set', 'ul. Sverdlova 12, Yalta, Krimea, 298600'),
      expect: 'blocked',
    },
    making,
  )
  return [blocked, ...paidAfter('Tessaly Networks', 'RU0000046230', 'Relay 6', [61_240, 50_000], 6, making)]
}

/** Small payments that were recorded after a refused entry and have been debited. */
function paidAfter(
  company: string,
  license: string,
  model: string,
  amounts: readonly number[],
  days: number,
  making: Making,
  changes: Partial<Told> = {},
): PlannedEntry[] {
  const { clock } = making
  return amounts.map((cents, index) => {
    const key = `after ${company} ${cents}`
    const paymentDate = daysAgoThisYear(clock, Math.max(0, days - 3 - index))
    const recordedAt = at(daysAgoThisMonth(clock, days - index), `10:${20 + index}`)
    const steps = paidSteps(key, clock, paymentDate, 'marta', 'tomas')
    return told(
      key,
      {
        company,
        license,
        model,
        cents,
        paymentDate,
        recordedAt,
        recordedBy: 'tomas',
        expect: 'clear',
        steps,
        ...changes,
      },
      making,
    )
  })
}

/** 1,250.00 remained when 1,400.00 was entered; then an entry was voided and entered again for less. */
function orrin(making: Making): PlannedEntry[] {
  const { clock } = making
  const vault = { company: 'Orrin', model: 'Vault 4', recordedBy: 'priya' as const }
  const voided = told(
    'voided Orrin 412.30',
    {
      ...vault,
      license: 'YYYY-1102',
      cents: 41_230,
      paymentDate: daysAgoThisYear(clock, 10),
      recordedAt: at(daysAgoThisMonth(clock, 16), '09:05'),
      expect: 'clear',
      steps: [
        {
          at: at(daysAgoThisMonth(clock, 12), '09:50'),
          by: 'priya',
          move: 'void',
          reason: 'The service of a courier was entered with the fee; the invoice says less',
        },
      ],
    },
    making,
  )
  const blocked = told(
    'blocked Orrin 1400',
    {
      ...vault,
      license: 'YYYY-1107',
      cents: 140_000,
      paymentDate: daysAgoThisMonth(clock, 13),
      recordedAt: at(daysAgoThisMonth(clock, 13), '09:10'),
      expect: 'blocked',
    },
    making,
  )
  const corrected = paidAfter('Orrin', 'YYYY-1102', 'Vault 4', [37_210], 12, making, { corrects: voided.key })
  const last = paidAfter('Orrin', 'RU0000045518', 'Vault 3', [37_835], 10, making)
  return [voided, blocked, ...corrected, ...last]
}
