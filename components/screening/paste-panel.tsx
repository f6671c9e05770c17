'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { Field } from '@/components/ui/forms/field'
import { MarkedInput, MarkedTextArea } from '@/components/ui/forms/marked-text'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import type { Destination } from '@/lib/compliance/screening/types'
import { whatSettles } from '@/lib/compliance/screening/weighing/what-settles'
import type { ScreenedPart, ScreenedPiece } from '@/lib/screening-desk/screening-lists/screened-row'
import { askScreening } from './ask-screening'
import { Reasons, Settles } from './reasons'

const PAUSE_MILLISECONDS = 200
const PARTS = [
  ['postalCode', 'Postal code'],
  ['city', 'City'],
  ['region', 'Region'],
  ['country', 'Country'],
] as const
type Typed = Record<'text' | (typeof PARTS)[number][0], string>
const EMPTY: Typed = { text: '', postalCode: '', city: '', region: '', country: '' }

/** One address, screened as it is typed or pasted, with what was recognised marked in it. Nothing is stored. */
export function PastePanel() {
  const [typed, setTyped] = useState(EMPTY)
  const destination = destinationOf(typed)
  const { data, error } = useScreened(destination)
  const answer = data?.rows[0]?.parts[0]
  const marksOf = (field: keyof Typed) => answer?.reasons.filter((reason) => reason.field === field) ?? []
  const wiring = (field: keyof Typed) => ({
    marks: marksOf(field),
    value: typed[field],
    onChange: (event: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [field]: event.target.value })),
    autoComplete: 'off',
  })
  return (
    <Panel title="One address" end={answer ? <OutcomeTag outcome={answer.outcome} /> : undefined}>
      <PanelSection>
        <Field name="text" label="Address" hint="Paste it as it is on the order: any language, any word order.">
          <MarkedTextArea {...wiring('text')} />
        </Field>
        <div className="mt-3 grid grid-cols-4 gap-3 max-tablet:grid-cols-2">
          {PARTS.map(([field, label]) => (
            <Field key={field} name={field} label={label} note="optional">
              <MarkedInput {...wiring(field)} />
            </Field>
          ))}
        </div>
      </PanelSection>
      <PanelSection>
        <div aria-live="polite" className="grid min-h-10 gap-1.5 text-sm">
          {error ? (
            <p className="text-blocked">{error.message}</p>
          ) : (
            <Answer destination={destination} data={data} answer={answer} />
          )}
        </div>
      </PanelSection>
    </Panel>
  )
}

function Answer({
  destination,
  data,
  answer,
}: {
  destination: Destination
  data: ScreenedPiece | undefined
  answer: ScreenedPart | undefined
}) {
  if (!answer || !data) return <p className="text-text-3">The result appears here as you type. Nothing is stored.</p>
  return (
    <>
      <p className="text-text-2">
        {answer.reasons.length > 0 ? (
          <Reasons reasons={answer.reasons} />
        ) : (
          'Nothing in it points to Crimea, Sevastopol or the so-called DNR and LNR regions.'
        )}
      </p>
      <Settles items={whatSettles(destination, answer)} />
      <p className="text-xs text-text-3">
        Places {data.placesVersion}, screening {data.rulesVersion}.
        {answer.reasons.some(({ place }) => place) ? ` Listed in ${sourcesOf(answer)}.` : ''}
      </p>
    </>
  )
}

const sourcesOf = ({ reasons }: ScreenedPart): string =>
  [...new Set(reasons.flatMap(({ place }) => (place ? [place.source] : [])))].join('; ')

const destinationOf = (typed: Typed): Destination =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))

function useScreened(destination: Destination) {
  const key = JSON.stringify(destination)
  const [settled, setSettled] = useState(key)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [key])
  return useQuery<ScreenedPiece>({
    queryKey: ['screening', settled],
    queryFn: ({ signal }) => {
      const rows = [{ destinations: [{ party: '', destination: JSON.parse(settled) }], others: [] }]
      return askScreening({ rows }, signal)
    },
    enabled: settled !== '{}',
    placeholderData: (before: ScreenedPiece | undefined) => (settled === '{}' ? undefined : before),
    staleTime: 60_000,
    retry: 1,
  })
}
