import { z } from 'zod'

/**
 * Whether a part of an address can be the id of a record; anything else is nobody's and is answered like an unknown
 * one.
 */
export const isRecordId = (text: string): boolean => z.uuid().safeParse(text).success
