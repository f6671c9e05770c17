import { environment } from '@/lib/database/env'
import { addDays, dateIn } from '@/lib/kernel/calendar'

export const dynamic = 'force-dynamic'

const DAYS_VALID = 90

/** /.well-known/security.txt (RFC 9116): the contact for a weakness of this installation; 404 while none is set. */
export function GET(): Response {
  const contact = environment.securityContact
  if (!contact) return new Response('No contact is set (SECURITY_CONTACT)\n', { status: 404 })
  const expires = addDays(dateIn(new Date(), 'UTC'), DAYS_VALID)
  const lines = [`Contact: ${contact}`, `Expires: ${expires}T00:00:00Z`, 'Preferred-Languages: en']
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
