import { z } from 'zod'

/** What an installation starts with. Our policy. */
export const DEFAULT_TIME_ZONE = 'America/New_York'

/** Every zone this server knows by its IANA name, UTC among them. */
export const timeZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort()

export const timeZoneInput = z
  .string('Choose a time zone')
  .refine((zone) => timeZones().includes(zone), 'Choose a time zone from the list')
