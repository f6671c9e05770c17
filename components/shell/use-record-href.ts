'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { recordHref } from './record-href'

/** The address of the payment form, with what the open page is about. */
export const useRecordHref = (): string => recordHref(usePathname(), new URLSearchParams(useSearchParams()))
