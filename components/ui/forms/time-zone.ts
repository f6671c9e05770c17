'use client'

import { createContext } from 'react'

/** The zone in which the organisation counts its days. */
export const TimeZone = createContext('UTC')
