import type { LetterContent } from '@/lib/ledger/bank-letters/letter-content'

/** An invented letter for the bank, about an agent's fee in rubles. */
export const invented: LetterContent = {
  organisation: 'Cedarline Group',
  demo: false,
  timeZone: 'America/New_York',
  reference: 'P-2026-0334',
  paymentId: '0199c8a2-7d3e-7a10-9c55-0c1f6a2b3d4e',
  payer: {
    name: 'Palisade Audio Inc.',
    address: '18 Harbor Street, Portland, ME 04101, United States',
    registrationNumber: 'ME-20110823',
  },
  payee: { name: 'ООО «Серт-Логистик»', kind: 'agent', address: 'Ленинградский пр. 80, Москва, 125190' },
  amount: 'RUB 62,400.00',
  countedUsd: '$649.27',
  rate: '80.1500 RUB for 1 USD, Bank of Russia, 20 Nov 2026',
  purpose: 'Paying for an FSB license',
  paymentDate: '2026-12-01',
  debitedOn: null,
  debitedAmount: null,
  fsbLicense: 'Notification RU0000021617',
  licenses: [
    {
      fullName: 'Cyber-related General License 1C',
      title: 'Authorizing Certain Transactions with the Federal Security Service',
      part: '31 CFR 578',
      from: '2023-04-27',
      until: null,
      source: '88 FR 34443',
    },
    {
      fullName: 'Russia-related General License 42',
      title: 'Authorizing Certain Transactions with the Federal Security Service',
      part: '31 CFR 587',
      from: '2022-06-28',
      until: null,
      source: '87 FR 47344',
    },
  ],
  lawVersion: '2026.1',
  remittanceLine:
    'Authorized under Cyber-related General License 1C (31 CFR 578) and ' +
    'Russia-related General License 42 (31 CFR 587); Headroom P-2026-0334',
  remittanceLines: [
    'Authorized under Cyber-related',
    'General License 1C (31 CFR 578) and',
    'Russia-related General License 42',
    '(31 CFR 587), Headroom P-2026-0334',
  ],
  approvedAt: '2026-11-28T19:05:00.000Z',
  approvedBy: 'manager',
  state: 'approved',
  issuedAt: '2026-11-30T02:30:00.000Z',
  checkAddress: 'https://headroom.example.com/verify/letter',
}
