import { z } from 'zod'

/** Checked by a user who has seen that a place is in doubt and saves the record for a manager to review. */
export const placesSeenField = { placesSeen: z.literal('on').optional().catch(undefined) }
export type PlacesSeen = { placesSeen?: 'on' | undefined }
