import type { Actor, Role } from '@/lib/permissions/permissions'
import { at } from '../clock'
import { idOf } from '../random'

export type SeedPerson = Actor & { createdAt: number }

const person = (name: string, role: Role, email: string, time: string): SeedPerson => ({
  id: idOf(`person ${email}`),
  name,
  role,
  email,
  createdAt: at('2017-02-06', time),
})

/**
 * The six people of the demo. None has a password: the sign-in page of a demo lets a visitor in by role, from this
 * machine alone, and the oldest person of a role is who they become.
 */
export const PEOPLE = {
  rui: person('Rui Marques', 'administrator', 'rui.marques@cedarline.example', '09:02'),
  tomas: person('Tomas Aldana', 'analyst', 'tomas.aldana@cedarline.example', '09:20'),
  priya: person('Priya Nand', 'analyst', 'priya.nand@cedarline.example', '09:24'),
  ingrid: person('Ingrid Solheim', 'manager', 'ingrid.solheim@cedarline.example', '09:28'),
  marta: person('Marta Keller', 'manager', 'marta.keller@cedarline.example', '09:31'),
  ola: person('Ola Nwosu', 'auditor', 'ola.nwosu@cedarline.example', '09:40'),
}

export type PersonName = keyof typeof PEOPLE
