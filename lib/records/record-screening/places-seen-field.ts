import { z } from 'zod'

/** Ticked by a person who has seen that a place is in doubt, and saves the record for a manager to decide. */
export const placesSeenField = { placesSeen: z.literal('on').optional().catch(undefined) }
export type PlacesSeen = { placesSeen?: 'on' | undefined }
