'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Panel, PanelSection } from '@/components/ui/panel'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Select } from '@/components/ui/select'
import { type ColumnRole, guessColumns } from '@/lib/screening-lists/column-roles'
import { destinationOf } from '@/lib/screening-lists/read-rows'
import { ColumnPicker } from './column-picker'
import { DropArea } from './drop-area'
import type { KeepActions } from './keep-dialog'
import { readTable, type Sheet } from './read-table'
import { ResultsPanel } from './results-panel'
import { type ScreeningState, useScreening } from './use-screening'

type Opened = { fileName: string; sheets: Sheet[]; at: number; roles: ColumnRole[]; hasHeader: boolean }

/**
 * A file of destinations: chosen, its columns named, screened piece by piece with its progress, and its result. Nothing
 * is stored unless asked.
 */
export function FilePanel({ keep }: { keep: KeepActions | null }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [regions, setRegions] = useState(true)
  const [reading, setReading] = useState(false)
  const screening = useScreening()
  const { state } = screening
  const open = async (file: File) => {
    screening.forget()
    setOpened(null)
    setProblem(null)
    setReading(true)
    const read = await readTable(file)
    setReading(false)
    if (read.ok) setOpened(openSheet(file.name, read.sheets, 0))
    else setProblem(read.says)
  }
  const sheet = opened?.sheets[opened.at]
  const rows = sheet ? sheet.rows.slice(opened.hasHeader ? 1 : 0) : []
  const change = (changes: Partial<Opened>) => {
    screening.forget()
    setOpened((before) => before && { ...before, ...changes })
  }
  const start = () =>
    opened &&
    screening.run(
      rows.map((row) => destinationOf(row, opened.roles)),
      regions,
    )
  const isScreened = opened?.roles.some((role) => role !== 'ignored') && rows.length > 0
  return (
    <>
      <Panel title="A file" count={opened ? opened.fileName : undefined}>
        <PanelSection>
          <DropArea open={open} problem={problem} reading={reading} />
        </PanelSection>
        {opened && sheet ? (
          <OpenedFile
            opened={opened}
            sheet={sheet}
            isBusy={state.status === 'running'}
            change={change}
            choose={(at) => change(openSheet(opened.fileName, opened.sheets, at))}
          >
            <Checkbox
              label="Ask about the so-called DNR and LNR regions too"
              hint="Barred since 21 Feb 2022 (E.O. 14065). An oblast alone goes to review."
              checked={regions}
              onChange={(event) => {
                screening.forget()
                setRegions(event.target.checked)
              }}
            />
            <Controls
              state={state}
              rowCount={rows.length}
              isScreened={Boolean(isScreened)}
              start={start}
              stop={screening.stop}
            />
          </OpenedFile>
        ) : null}
      </Panel>
      {opened && state.answers.length > 0 && state.versions ? (
        <ResultsPanel
          fileName={opened.fileName}
          file={{
            header: headerOf(opened),
            rows,
            answers: state.answers,
            versions: state.versions,
          }}
          roles={opened.roles}
          regions={regions}
          isWhole={state.status === 'done'}
          keep={keep}
        />
      ) : null}
    </>
  )
}

function OpenedFile({
  opened,
  sheet,
  isBusy,
  change,
  choose,
  children,
}: {
  opened: Opened
  sheet: Sheet
  isBusy: boolean
  change: (changes: Partial<Opened>) => void
  choose: (at: number) => void
  children: ReactNode
}) {
  return (
    <>
      <PanelSection>
        {opened.sheets.length > 1 ? (
          <Field name="sheet" label="Sheet" className="mb-3 max-w-80">
            <Select
              options={opened.sheets.map(({ name, rows }, at) => ({
                value: String(at),
                label: `${name}, ${rows.length.toLocaleString('en-US')} rows`,
              }))}
              value={String(opened.at)}
              onChange={(event) => choose(Number(event.target.value))}
            />
          </Field>
        ) : null}
        <ColumnPicker
          rows={sheet.rows}
          roles={opened.roles}
          hasHeader={opened.hasHeader}
          disabled={isBusy}
          changeRoles={(roles) => change({ roles })}
          changeHeader={(hasHeader) => change({ hasHeader })}
        />
      </PanelSection>
      <PanelSection>{children}</PanelSection>
    </>
  )
}

function openSheet(fileName: string, sheets: Sheet[], at: number): Opened {
  return { fileName, sheets, at, ...guessColumns(sheets[at]?.rows[0] ?? []) }
}

const headerOf = ({ sheets, at, hasHeader, roles }: Opened): string[] => {
  const first = sheets[at]?.rows[0] ?? []
  return roles.map((_, column) => (hasHeader ? first[column] : undefined) || `Column ${column + 1}`)
}

function Controls({
  state,
  rowCount,
  isScreened,
  start,
  stop,
}: {
  state: ScreeningState
  rowCount: number
  isScreened: boolean
  start: () => void
  stop: () => void
}) {
  const all = rowCount.toLocaleString('en-US')
  const hasBegun = state.status !== 'idle'
  return (
    <div className="mt-2 grid gap-2.5">
      {hasBegun ? (
        <ProgressBar
          label={state.status === 'done' ? 'Screened' : 'Screening'}
          done={state.done}
          total={rowCount}
          says={`${state.done.toLocaleString('en-US')} of ${all} rows`}
        />
      ) : null}
      {state.says ? (
        <p role="alert" className="text-sm font-medium text-blocked">
          {state.says}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {state.status === 'running' ? (
          <Button onClick={stop}>Stop</Button>
        ) : state.status === 'done' ? null : (
          <Button tone="primary" onClick={start} disabled={!isScreened}>
            {hasBegun ? 'Go on' : `Screen ${all} ${rowCount === 1 ? 'row' : 'rows'}`}
          </Button>
        )}
        {isScreened ? null : <span className="text-sm text-text-3">Say of one column at least what it holds.</span>}
      </div>
    </div>
  )
}
