import type { FilingWindow } from '../schema'

const CARVE_OUT = { label: '86 FR 37901' }
const window = (given: Omit<FilingWindow, 'kind' | 'version'>): FilingWindow => ({
  kind: 'filing_window',
  version: 1,
  ...given,
})

/** When technology sent to the FSB with a filing needed a license of Commerce. The windows meet without a gap. */
export const FILING_WINDOWS: readonly FilingWindow[] = [
  window({
    id: 'filing-before-the-list',
    mark: 'sourced',
    position: 'not_listed',
    statement: 'The FSB was not yet on the Entity List.',
    from: '2016-12-29',
    until: '2017-01-03',
    sources: [CARVE_OUT],
  }),
  window({
    id: 'filing-early-2017',
    mark: 'to_be_confirmed',
    position: 'open',
    statement:
      'The FSB is on the Entity List since 4 Jan 2017. ' +
      'When what GL 1 authorizes was first left out of its entry is for counsel; 17 Apr 2017 is taken.',
    from: '2017-01-04',
    until: '2017-04-17',
    sources: [{ ...CARVE_OUT, toBeConfirmed: true }],
  }),
  window({
    id: 'filing-gl-1-and-1a',
    mark: 'policy',
    position: 'carved_out',
    statement: 'What GL 1 and GL 1A authorized is taken to have been left out of the entry of the FSB.',
    from: '2017-04-18',
    until: '2021-03-01',
    sources: [CARVE_OUT],
  }),
  window({
    id: 'filing-gl-1b-before-the-carve-out',
    mark: 'to_be_confirmed',
    position: 'open',
    statement: 'GL 1B was in force, and the entry of the FSB did not yet leave out what it authorizes.',
    from: '2021-03-02',
    until: '2021-07-18',
    sources: [CARVE_OUT],
  }),
  window({
    id: 'filing-gl-1b',
    mark: 'sourced',
    position: 'carved_out',
    statement: 'The entry of the FSB left out what GL 1B authorized.',
    from: '2021-07-19',
    until: '2023-04-26',
    sources: [CARVE_OUT],
  }),
  window({
    id: 'filing-gl-1c',
    mark: 'to_be_confirmed',
    position: 'open',
    statement: 'The entry of the FSB leaves out what GL 1B authorized and does not name GL 1C, as far as was read.',
    from: '2023-04-27',
    until: null,
    sources: [CARVE_OUT],
  }),
]
