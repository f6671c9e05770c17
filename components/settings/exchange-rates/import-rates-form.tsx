'use client'

import { useState } from 'react'
import { EncodingChoice, EncodingDoubt } from '@/components/screening/file/encoding-choice'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { announceDone } from '@/components/ui/feedback/toaster'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { FileInput } from '@/components/ui/forms/text-input'
import { formatDate } from '@/lib/kernel/calendar'
import type { Result } from '@/lib/kernel/result'
import { UNKNOWN_OUTCOME } from '@/lib/kernel/unknown-outcome'
import type { ImportPreview } from '@/lib/records/exchange-rates/import-rates'
import { type DecodedText, decodeText, type Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'
import { useRefresh } from '../use-refresh'

type Given = { text: string; date: string }
type Props = {
  preview: (given: Given) => Promise<Result<ImportPreview>>
  save: (given: Given) => Promise<Result<{ message: string }>>
}
const SHOWN = 8

/** A published list of rates: parsed, shown with its errors by line, and saved completely or not at all. */
export function ImportRatesForm({ preview, save }: Props) {
  const refresh = useRefresh()
  const [file, setFile] = useState<File>()
  const [read, setRead] = useState<DecodedText>()
  const [date, setDate] = useState('')
  const [found, setFound] = useState<ImportPreview | null>(null)
  const [problem, setProblem] = useState('')
  const [pending, setPending] = useState(false)
  const text = read?.text ?? ''
  const choose = async (chosen: File | undefined, encoding?: Encoding) => {
    setFound(null)
    setProblem('')
    setFile(chosen)
    const bytes = await chosen?.arrayBuffer().catch(() => null)
    if (bytes === null) setProblem('The file could not be read')
    setRead(bytes ? decodeText(new Uint8Array(bytes), encoding) : undefined)
  }
  const run = async <Value,>(work: Promise<Result<Value>>, then: (value: Value) => void) => {
    setPending(true)
    setProblem('')
    const outcome = await work.catch(() => null)
    setPending(false)
    if (outcome?.ok) then(outcome.value)
    else setProblem(outcome?.refusal.message ?? `The server did not respond. ${UNKNOWN_OUTCOME.other}`)
  }
  return (
    <div className="grid gap-3">
      <Field
        name="file"
        label="Published list"
        hint="CSV of the Bank of Russia (one day) or of the European Central Bank"
      >
        <FileInput accept=".csv,.txt,text/csv" onFile={(chosen) => choose(chosen)} />
      </Field>
      {read ? <EncodingChoice encoding={read.encoding} choose={(encoding) => choose(file, encoding)} /> : null}
      <EncodingDoubt doubt={read?.doubt ?? null} />
      <Field name="listDate" label="Date of the list" note="optional" hint="If the file has none">
        <DateInput
          value={date}
          onChange={(event) => {
            setDate(event.target.value)
            setFound(null)
          }}
        />
      </Field>
      {problem ? (
        <div role="alert">
          <Callout tone="blocked" title={problem} />
        </div>
      ) : null}
      {found ? <Found found={found} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => run(preview({ text, date }), setFound)} disabled={pending || text === ''}>
          Preview
        </Button>
        {found && found.errors.length === 0 && found.rates.length > 0 ? (
          <Button
            tone="primary"
            disabled={pending}
            onClick={() =>
              run(save({ text, date }), ({ message }) => {
                announceDone({ title: 'Rates saved', description: message })
                setFound(null)
                refresh()
              })
            }
          >
            Save {found.rates.length.toLocaleString('en-US')} rates
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Found({ found: { rates, errors, savedAlready } }: { found: ImportPreview }) {
  return (
    <div className="text-sm" role="status">
      {errors.length > 0 ? (
        <>
          <p className="font-semibold">
            Nothing can be saved: {errors.length} {errors.length === 1 ? 'problem' : 'problems'}
          </p>
          <ul className="mt-1 grid gap-0.5">
            {errors.slice(0, SHOWN).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line > 0 ? `Line ${line}: ${message}` : message}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            {rates.length.toLocaleString('en-US')} new, {savedAlready.toLocaleString('en-US')} already saved.
          </p>
          <ul className="mt-1 grid gap-0.5 text-text-2">
            {rates.slice(0, SHOWN).map(({ currency, rate, rateDate }) => (
              <li key={`${currency} ${rateDate}`}>
                {currency} {rate}, {formatDate(rateDate)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
