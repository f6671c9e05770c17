import type { CitedText } from '../schema'
import { cfr, FEDERAL_REGISTER, faq } from './sources'

type Given = Pick<CitedText, 'id' | 'label'> & Partial<Pick<CitedText, 'url' | 'quote' | 'mark' | 'sources'>>

const text = ({ sources, ...given }: Given): CitedText => ({
  kind: 'text',
  version: 1,
  mark: 'sourced',
  ...given,
  sources: sources ?? [given.url ? { label: given.label, url: given.url } : { label: given.label }],
})

/** The texts that findings and screens cite. */
export const TEXTS: readonly CitedText[] = [
  text({
    id: 'purpose',
    ...FEDERAL_REGISTER,
    quote:
      'requesting, receiving, utilizing, paying for, or dealing in licenses, permits, certifications, or ' +
      'notifications issued or registered by the Federal Security Service for the importation, distribution, ' +
      'or use of information technology products in the Russian Federation',
  }),
  text({
    id: 'crimea',
    ...faq(501),
    label: 'Excluded by FAQ 501',
    quote:
      'the exportation, reexportation, or provision of any goods, technology, ' +
      'or services to the Crimea region of Ukraine',
  }),
  text({ id: 'incident-to-fsb-rules', ...faq(501) }),
  text({ id: 'not-to-the-fsb', ...faq(503), label: 'FAQ 502, 503', sources: [faq(502), faq(503)] }),
  text({ id: 'no-earlier-transaction', ...cfr(31, '578.502(a)') }),
  text({ id: 'only-the-part-named', ...cfr(31, '578.502(b)') }),
  text({ id: 'reference-in-the-payment', ...cfr(31, '578.502(f)') }),
  text({ id: 'regions', ...faq(1009), label: 'E.O. 14065, FAQ 1009' }),
  text({ id: 'blocked-property', ...cfr(31, '501.603') }),
  text({ id: 'rejected-transaction', ...cfr(31, '501.604') }),
  text({ id: 'records', ...cfr(31, '501.601') }),
  text({ id: 'ear', ...cfr(15, '730'), label: '15 CFR 730-774' }),
  text({ id: 'russia-controls', ...cfr(15, '746.8') }),
]
