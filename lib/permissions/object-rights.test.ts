import { describe, expect, it } from 'vitest'
import { mayChange, OWNED_OBJECTS, type OwnedObject, ownerRefusal } from './object-rights'
import { ROLES, type Role } from './permissions'

/** The roles that may change their own object, and those that may change that of any person. */
const TABLE: Record<OwnedObject, { own: Role[]; any: Role[] }> = {
  'export-schedule': { own: ['analyst', 'manager', 'auditor', 'administrator'], any: ['administrator'] },
  'saved-export': { own: ['analyst', 'manager', 'auditor', 'administrator'], any: ['administrator'] },
  'export-file': { own: ['analyst', 'manager', 'auditor', 'administrator'], any: ['administrator'] },
  'saved-view': { own: ['analyst', 'manager', 'auditor', 'administrator'], any: [] },
  'screening-list': { own: ['analyst', 'manager'], any: [] },
  deputyship: { own: ['manager', 'administrator'], any: ['administrator'] },
  session: { own: ['analyst', 'manager', 'auditor', 'administrator'], any: ['administrator'] },
}
const objects = Object.keys(OWNED_OBJECTS) as OwnedObject[]

describe('who may change an object', () => {
  it('every object is in the table', () => expect(Object.keys(TABLE).sort()).toEqual([...objects].sort()))

  it.each(objects)('%s', (object) => {
    expect(ROLES.filter((role) => mayChange({ id: 'own', role }, object, 'own'))).toEqual(TABLE[object].own)
    expect(ROLES.filter((role) => mayChange({ id: 'own', role }, object, 'other'))).toEqual(TABLE[object].any)
  })

  it('names who can change it', () => {
    expect(ownerRefusal('saved-view').message).toContain('Only its owner can change it')
    expect(ownerRefusal('export-schedule').message).toContain('Only its owner or an administrator can change it')
  })
})
