'use client'

import { Download as DownloadIcon } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { DownloadProgress } from '@/components/exports/downloads/download-progress'
import { useDownload } from '@/components/exports/downloads/use-download'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { announceDone } from '@/components/ui/feedback/toaster'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { Panel } from '@/components/ui/layout/panel'
import { readInstant } from '@/lib/database/as-of/typed-instant'
import { dateIn, formatInstant, yearOf } from '@/lib/kernel/calendar'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { knownOn } from '@/lib/reporting/yearly-summary/messages'
import { BackgroundButton } from './background-button'
import { addressOf } from './form-address'
import { FormatFields } from './format-fields'

/** A report as the page of the exports offers it. */
export type OfferedReport = {
  name: string
  title: string
  description: string
  hasYear: boolean
  isOfOneYear: boolean
  isDocument: boolean
}

type Props = { reports: readonly OfferedReport[]; years: readonly number[]; timeZone: string; initialAsOf: string }

/** The reports at the left, and beside them, once for all of them, what the file is to be. */
export function ReportExportForm({ reports, years, timeZone, initialAsOf }: Props) {
  const [name, setName] = useState(reports[0]?.name)
  const chosen = reports.find((report) => report.name === name)
  return (
    <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,1fr)_400px]">
      <Panel title="Report">
        <div role="radiogroup" aria-label="Report" className="grid">
          {reports.map((report) => (
            <ReportChoice
              key={report.name}
              report={report}
              checked={report.name === name}
              choose={() => setName(report.name)}
            />
          ))}
        </div>
      </Panel>
      {chosen ? <Settings report={chosen} years={years} timeZone={timeZone} initialAsOf={initialAsOf} /> : null}
    </div>
  )
}

function ReportChoice({ report, checked, choose }: { report: OfferedReport; checked: boolean; choose: () => void }) {
  return (
    <label
      className={classNames(
        'flex gap-3 border-b border-line px-4 py-2.5 last:border-b-0 has-focus-visible:bg-hover',
        checked ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="offered-report"
        aria-label={report.title}
        aria-describedby={`about-${report.name}`}
        checked={checked}
        onChange={choose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-medium">{report.title}</span>
        <span id={`about-${report.name}`} className="block text-sm text-text-2 max-tablet:text-xs">
          {report.description}
        </span>
      </span>
    </label>
  )
}

type SettingsProps = Omit<Props, 'reports'> & { report: OfferedReport }

function Settings({ report, years, timeZone, initialAsOf }: SettingsProps) {
  const [asOf, setAsOf] = useState(initialAsOf)
  const [chosenYear, setChosenYear] = useState<string>()
  const { download, start, stop } = useDownload(({ filename, bytes }) =>
    announceDone({ title: `${filename} is downloaded`, description: formatBytes(bytes) }),
  )
  const instant = readInstant(asOf, { now: new Date(), timeZone })
  const knownYear = instant.ok && instant.value ? yearOf(dateIn(instant.value, timeZone)) : years[0]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const address = addressOf(event)
    if (!address) return
    event.preventDefault()
    if (instant.ok) start(address)
    else document.getElementById('asOf')?.focus()
  }
  return (
    <Panel title={`Export ${report.title}`} padded className="desktop:sticky desktop:top-6">
      <form action={`/api/exports/${report.name}`} method="get" noValidate onSubmit={submit} className="grid gap-3.5">
        {report.hasYear ? (
          <Field name="year" label="Year">
            <Select
              value={chosenYear ?? (report.isOfOneYear ? String(knownYear) : '')}
              onChange={(event) => setChosenYear(event.target.value)}
              options={[
                ...(report.isOfOneYear ? [] : [{ value: '', label: 'All years' }]),
                ...years.map((year) => ({ value: String(year), label: String(year) })),
              ]}
            />
          </Field>
        ) : null}
        <Field
          name="asOf"
          label="As of"
          note="optional"
          error={instant.ok ? undefined : instant.refusal.message}
          hint={
            instant.ok && instant.value
              ? `${knownOn(formatInstant(instant.value, timeZone))} (${timeZone})`
              : 'Empty for now; a day, to its end, for what was known then'
          }
        >
          <DateInput value={asOf} onChange={(event) => setAsOf(event.target.value)} placeholder="Now" />
        </Field>
        <FormatFields isDocument={report.isDocument} withPackage />
        <DownloadProgress download={download} stop={stop} />
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
          <Button
            type="submit"
            tone="primary"
            icon={<Icon of={DownloadIcon} />}
            disabled={download.state === 'running'}
          >
            Export {report.title}
          </Button>
          <BackgroundButton report={report.name} of={report.title} />
        </div>
      </form>
    </Panel>
  )
}
