import type { CommerceBasis, EndUserClass, TariffCodes } from '../schema'
import { cfr } from './sources'

/** The first day on which 15 CFR 746.8 restricts nearly everything bound for Russia. */
const FROM = '2022-02-24'
const RUSSIA_CONTROLS = cfr(15, '746.8')

const basis = (
  given: Pick<CommerceBasis, 'id' | 'basis' | 'label' | 'mark' | 'sources'> & Partial<CommerceBasis>,
): CommerceBasis => ({
  kind: 'commerce_basis',
  version: 1,
  from: FROM,
  until: null,
  narrowedOn: [],
  questions: [],
  ...given,
})

/** On what a product bound for Russia may rest since 24 Feb 2022. */
export const COMMERCE_BASES: readonly CommerceBasis[] = [
  basis({
    id: 'basis-commerce-license',
    basis: 'commerce_license',
    label: 'Commerce license, by its number',
    mark: 'sourced',
    sources: [RUSSIA_CONTROLS],
  }),
  basis({
    id: 'basis-civil-end-user',
    basis: '746.8(a)(12)(ii)',
    label: '746.8(a)(12)(ii), civil end user of a named class',
    mark: 'to_be_confirmed',
    questions: ['746-8-a-12-ii'],
    sources: [RUSSIA_CONTROLS],
  }),
  basis({
    id: 'basis-ccd',
    basis: 'ccd_740_19',
    label: 'License Exception CCD, 740.19, for consumers',
    mark: 'to_be_confirmed',
    narrowedOn: ['2024-06-12'],
    questions: ['ear-ccd-740-19', 'ear-ccd-740-19-narrowed'],
    sources: [cfr(15, '740.19')],
  }),
  basis({
    id: 'basis-enc',
    basis: 'enc_746_8_c_2_vi',
    label: 'License Exception ENC under 746.8(c)(2)(vi), civil end user of a named class',
    mark: 'to_be_confirmed',
    questions: ['746-8-c-2-vi'],
    sources: [RUSSIA_CONTROLS],
  }),
  basis({
    id: 'basis-other-exception',
    basis: 'other_exception',
    label: 'Another license exception, by its name',
    mark: 'to_be_confirmed',
    questions: ['other-exceptions'],
    sources: [RUSSIA_CONTROLS],
  }),
  basis({
    id: 'basis-no-license-required',
    basis: 'no_license_required',
    label: 'EAR99 and not restricted for Russia',
    mark: 'to_be_confirmed',
    sources: [RUSSIA_CONTROLS],
  }),
  basis({
    id: 'basis-not-subject',
    basis: 'not_subject_to_ear',
    label: 'Not subject to the EAR, with the reason',
    mark: 'to_be_confirmed',
    questions: ['not-subject-to-the-ear'],
    sources: [cfr(15, '734.3')],
  }),
]

/**
 * Codes for which an EAR99 product needs a license. Only what is known of whole chapters is here; a code of no table is
 * unknown, never free. A later table of single codes, or of codes read not to be listed, is entered as a record of its
 * own: the longest code decides.
 */
export const TARIFF_CODES: readonly TariffCodes[] = [
  {
    kind: 'tariff_codes',
    id: 'supplement-4-chapters',
    version: 1,
    mark: 'to_be_confirmed',
    supplement: 'Supplement 4 to 15 CFR part 746, chapters 84, 85 and 90',
    listed: true,
    from: '2023-05-19',
    until: null,
    prefixes: ['84', '85', '90'],
    sources: [{ label: '88 FR 33422', url: 'https://www.federalregister.gov/d/2023-10774' }],
  },
]

const endUserClass = (id: string, label: string): EndUserClass => ({
  kind: 'end_user_class',
  id,
  version: 1,
  mark: 'to_be_confirmed',
  label,
  from: FROM,
  until: null,
  sources: [RUSSIA_CONTROLS],
})

/**
 * Civil end users of companies of countries in groups A:5 and A:6 (15 CFR 746.8(a)(12)(ii)); the classes stand in its
 * text of January 2025.
 */
export const END_USER_CLASSES: readonly EndUserClass[] = [
  endUserClass('subsidiary', 'Subsidiary of a company of a country in group A:5 or A:6'),
  endUserClass('joint-venture', 'Joint venture of a company of a country in group A:5 or A:6'),
  endUserClass('mission', 'Mission of a company of a country in group A:5 or A:6'),
]
