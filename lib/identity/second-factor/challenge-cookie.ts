import 'server-only'
import { cookies } from 'next/headers'
import { environment } from '@/lib/database/env'
import { isEncryptedAddress } from '@/lib/kernel/http/encrypted-address'
import { LONGEST_CHALLENGE_MINUTES } from './sign-in-challenge'

const IS_SECURE = isEncryptedAddress(environment.publicUrl)
const COOKIE = IS_SECURE ? '__Host-headroom.sign-in' : 'headroom.sign-in'

/** The token of the sign-in that this browser has begun; empty without one. */
export const readChallengeToken = async (): Promise<string> => (await cookies()).get(COOKIE)?.value ?? ''

/** Sends the token of a sign-in that has begun with the response of this request. No script reads it. */
export async function writeChallengeToken(token: string): Promise<void> {
  ;(await cookies()).set(COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: IS_SECURE,
    path: '/',
    maxAge: LONGEST_CHALLENGE_MINUTES * 60,
  })
}

/** Removes the token from the browser. */
export async function forgetChallengeToken(): Promise<void> {
  ;(await cookies()).delete({ name: COOKIE, path: '/', secure: IS_SECURE })
}
