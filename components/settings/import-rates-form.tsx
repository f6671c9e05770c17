'use client'

import { useState } from 'react'
import { EncodingChoice, EncodingDoubt } from '@/components/screening/file/encoding-choice'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { DateInput, FileInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import { formatDate } from '@/lib/kernel/calendar'
import type { Outcome } from '@/lib/kernel/outcome'
import type { ImportPreview } from '@/lib/records/exchange-rates/import-rates'
import { type DecodedText, decodeText, type Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'
import { useReread } from './use-reread'

type Given = { text: string; date: string }
type Props = {
  preview: (given: Given) => Promise<Outcome<ImportPreview>>
  save: (given: Given) => Promise<Outcome<{ says: string }>>
}
const SHOWN = 8

/** A published list of rates: read, shown with its errors by line, and saved whole or not at all. */
export function ImportRatesForm({ preview, save }: Props) {
  const reread = useReread()
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
  const run = async <Value,>(work: Promise<Outcome<Value>>, then: (value: Value) => void) => {
    setPending(true)
    setProblem('')
    const outcome = await work.catch(() => null)
    setPending(false)
    if (outcome?.ok) then(outcome.value)
    else setProblem(outcome?.refusal.says ?? 'The server did not answer. Nothing was saved')
  }
  return (
    <div className="grid gap-3">
      <Field
        name="file"
        label="Published list"
        hint="CSV of the Bank of Russia (a day) or of the European Central Bank"
      >
        <FileInput accept=".csv,.txt,text/csv" onFile={(chosen) => choose(chosen)} />
      </Field>
      {read ? <EncodingChoice encoding={read.encoding} choose={(encoding) => choose(file, encoding)} /> : null}
      <EncodingDoubt doubt={read?.doubt ?? null} />
      <Field name="listDate" label="Date of the list" note="optional" hint="Where the file has none">
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
              run(save({ text, date }), ({ says }) => {
                announceDone({ title: 'The rates are saved', says })
                setFound(null)
                reread()
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
          <p className="font-semibold">Nothing can be saved: {errors.length} problems</p>
          <ul className="mt-1 grid gap-0.5">
            {errors.slice(0, SHOWN).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line > 0 ? `Line ${line}: ${message}` : message}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            {rates.length.toLocaleString('en-US')} new, {savedAlready.toLocaleString('en-US')} saved already.
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
