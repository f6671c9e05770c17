import { z } from 'zod'

/** The time zone of a new installation. Our policy. */
export const DEFAULT_TIME_ZONE = 'America/New_York'

/** The IANA names of every zone that this server supports, including UTC. */
export const timeZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort()

export const timeZoneInput = z
  .string('Choose a time zone')
  .refine((zone) => timeZones().includes(zone), 'Choose a time zone from the list')
