import { z } from 'zod'

/**
 * Whether a part of an address is a valid id of a record. Anything else is answered like an unknown id.
 */
export const isRecordId = (text: string): boolean => z.uuid().safeParse(text).success
