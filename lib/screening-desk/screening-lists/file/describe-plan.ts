import { placesDestination } from '../column-roles'
import type { Column } from './column'
import type { PlanBasis } from './column-plan'

/** What is taken for the destination and why, for whoever has the file screened. `isSure` when nothing is left open. */
export type PlanDescription = { isSure: boolean; title: string; text: string }

const list = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ')

/** Says which columns are screened and why, as the columns are chosen now. */
export function describePlan(columns: readonly Column[], basis: PlanBasis): PlanDescription {
  const screened = columns.filter(({ role }) => role !== 'ignored')
  const destinations = new Set(screened.map(({ group }) => group)).size
  const each =
    destinations > 1 ? ` Each row is screened as ${destinations} destinations, and the worst answer counts.` : ''
  if (screened.length === 0)
    return { isSure: false, title: 'No column is screened.', text: 'Choose at least one column that holds an address.' }
  if (!screened.some(({ role }) => placesDestination(role)))
    return {
      isSure: false,
      title: 'No screened column says where a destination is.',
      text: 'Only names, regions or countries are screened. Choose a column that holds an address, a city or a postal code.',
    }
  if (basis === 'whole-row')
    return {
      isSure: false,
      title: 'The file does not say what its columns hold.',
      text: 'Every column is screened: the row as one address, and each of its cells alone.',
    }
  if (basis === 'unsure')
    return {
      isSure: false,
      title: 'More than one column could hold the destination, or none surely does.',
      text: `Every address is screened: ${list(screened)}.${each}`,
    }
  if (basis === 'only') return { isSure: true, title: 'Screened:', text: `${list(screened)}.${each}` }
  const other = columns.filter(
    ({ kind, holds, role }) => kind === 'other' && placesDestination(holds) && role === 'ignored',
  )
  const beaten =
    other.length > 0
      ? ` ${list(other)} ${other.length === 1 ? 'belongs' : 'belong'} to another party: screened where a row has no delivery address, else read in the light pass.`
      : ''
  return { isSure: true, title: 'Taken for the destination:', text: `${list(screened)}.${each}${beaten}` }
}
