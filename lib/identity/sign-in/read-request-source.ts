import 'server-only'
import { headers } from 'next/headers'
import { environment } from '@/lib/database/env'
import { requestSource } from '@/lib/kernel/http/request-source'

/** The address that the current request came from, with as many proxies in front as TRUSTED_PROXY_HOPS states. */
export const readRequestSource = async (): Promise<string> =>
  requestSource(await headers(), environment.trustedProxyHops)
