import { idOf, randomFor } from '../random'
import { COMPANY_TABLE } from './company-table'
import type { SeedCompany } from './records'

/** A line of the table, read: the company, what it makes and the names of its models. */
export type CompanyLine = { company: SeedCompany; makes: string; models: string[] }

/** The companies of the demo, in the order of the table. */
export const COMPANY_LINES: readonly CompanyLine[] = COMPANY_TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', country = '', since = '', weight = '', group = '', makes = '', models = '', address = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const domain = name
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .trim()
      .split(/ +/)
      .slice(0, 2)
      .join('-')
    const company = {
      id: idOf(`company ${name}`),
      name,
      country,
      registrationNumber: registrationNumber(name, country),
      groupName: group || null,
      address,
      contact: `trade.compliance@${domain}.example`,
      since,
      weight: Number(weight),
    }
    return { company, makes, models: models.split(',').map((model) => model.trim()) }
  })

function registrationNumber(name: string, country: string): string {
  const random = randomFor(`registration ${name}`)
  return country === 'US'
    ? `${random.between(10, 98)}-${random.between(1_000_000, 9_999_999)}`
    : String(random.between(100_000, 899_999))
}

const byName = new Map(COMPANY_LINES.map((line) => [line.company.name, line.company]))

/** A company by the first word or words of its name: `Kestrel`, `Tessaly Networks`. */
export function companyNamed(start: string): SeedCompany {
  for (const [name, company] of byName) if (name.startsWith(start)) return company
  throw new Error(`the demo has no company whose name starts with ${start}`)
}
