import { placesDestination } from '../column-roles'
import type { Column } from './column'
import type { PlanBasis } from './column-plan'

/** Which columns are screened as the destination and why. `isSure` when there is no doubt. */
export type PlanDescription = { isSure: boolean; title: string; text: string }

const list = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(', ')

/** Describes which columns are screened and why, for the current choice. */
export function describePlan(columns: readonly Column[], basis: PlanBasis): PlanDescription {
  const screened = columns.filter(({ role }) => role !== 'ignored')
  const destinations = new Set(screened.map(({ group }) => group)).size
  const each =
    destinations > 1 ? ` Each row is screened as ${destinations} destinations, and the worst result counts.` : ''
  if (screened.length === 0)
    return { isSure: false, title: 'No column is screened.', text: 'Choose at least one column that holds an address.' }
  if (!screened.some(({ role }) => placesDestination(role)))
    return {
      isSure: false,
      title: 'No screened column gives a place.',
      text:
        'Only names, regions or countries are screened. Choose a column that holds an address, ' +
        'a city or a postal code.',
    }
  if (basis === 'whole-row')
    return {
      isSure: false,
      title: 'The columns of this file are not known.',
      text: 'Every column is screened: the row as one address, and each of its cells separately.',
    }
  if (basis === 'unsure')
    return {
      isSure: false,
      title: 'More than one column could hold the destination, or none clearly does.',
      text: `Every address is screened: ${list(screened)}.${each}`,
    }
  if (basis === 'only') return { isSure: true, title: 'Screened:', text: `${list(screened)}.${each}` }
  const other = columns.filter(
    ({ kind, holds, role }) => kind === 'other' && placesDestination(holds) && role === 'ignored',
  )
  const belongs = other.length === 1 ? 'belongs' : 'belong'
  const use = 'screened where a row has no delivery address, otherwise read in the light pass'
  const beaten = other.length > 0 ? ` ${list(other)} ${belongs} to another party: ${use}.` : ''
  return { isSure: true, title: 'Screened as the destination:', text: `${list(screened)}.${each}${beaten}` }
}
