import 'server-only'
import { environment } from '@/lib/database/env'

/**
 * The page on which the code of a letter is checked, as it is printed: at the address that people use (NEXTAUTH_URL).
 */
export const checkAddress = (): string => new URL('/verify/letter', environment.publicUrl ?? LOCAL).href

/** Where an installation serves that was given no address. */
const LOCAL = 'http://127.0.0.1:3000'
