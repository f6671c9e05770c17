'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/forms/choice'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import type { ColumnRole } from '@/lib/screening-desk/screening-lists/column-roles'
import type { Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'
import type { HeaderPlace } from '@/lib/screening-desk/screening-lists/file/find-header'
import { type OpenedSheet, openSheet } from '@/lib/screening-desk/screening-lists/file/open-sheet'
import { readRow } from '@/lib/screening-desk/screening-lists/read-rows'
import { MOST_ROWS } from '@/lib/screening-desk/screening-lists/screened-row'
import { ColumnsSection } from './columns-section'
import { DropArea } from './drop-area'
import { readTable, type Table } from './read-table'
import { ReadingSection } from './reading-section'
import { ResultsPanel } from './results-panel'
import type { SaveActions } from './save-dialog'
import { ScreeningControls } from './screening-controls'
import { useScreening } from './use-screening'

type Opened = { file: File; table: Table; at: number; sheet: OpenedSheet; planned: OpenedSheet['columns'] }

/**
 * A file of destinations: chosen, read, its columns named, screened in batches with its progress, and its result.
 * Nothing is stored unless the list is saved.
 */
export function FilePanel({ keep }: { keep: SaveActions | null }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [regions, setRegions] = useState(true)
  const [reading, setReading] = useState(false)
  const screening = useScreening()
  const { state } = screening
  const open = async (file: File, encoding?: Encoding) => {
    screening.forget()
    if (!encoding) setOpened(null)
    setProblem(null)
    setReading(true)
    const read = await readTable(file, encoding)
    setReading(false)
    if (read.ok) setOpened(openAt(file, read.table, read.table.chosen))
    else setProblem(read.message)
  }
  const reopen = (at: number, header?: HeaderPlace) => {
    screening.forget()
    if (opened) setOpened(openAt(opened.file, opened.table, at, header))
  }
  const changeRole = (at: number, role: ColumnRole) => {
    screening.forget()
    setOpened((before) => before && { ...before, sheet: withRole(before.sheet, at, role) })
  }
  const sheet = opened?.sheet
  const isBusy = state.status === 'running' || reading
  return (
    <>
      <Panel title="A file" count={opened ? opened.file.name : undefined}>
        <PanelSection>
          <DropArea open={(file) => open(file)} problem={problem} reading={reading} />
        </PanelSection>
        {opened && sheet ? (
          <>
            <PanelSection title="How it was read">
              <ReadingSection
                table={opened.table}
                at={opened.at}
                opened={sheet}
                disabled={isBusy}
                chooseSheet={(at) => reopen(at)}
                chooseEncoding={(encoding) => open(opened.file, encoding)}
                chooseHeader={(header) => reopen(opened.at, header)}
              />
            </PanelSection>
            <PanelSection title="What is screened">
              <ColumnsSection opened={sheet} planned={opened.planned} disabled={isBusy} change={changeRole} />
            </PanelSection>
            <PanelSection>
              <Checkbox
                label="Also screen for the so-called DNR and LNR regions"
                hint="Barred since 21 Feb 2022 (E.O. 14065). An oblast alone goes to review."
                checked={regions}
                onChange={(event) => {
                  screening.forget()
                  setRegions(event.target.checked)
                }}
              />
              <ScreeningControls
                state={state}
                rowCount={sheet.rows.length}
                obstacle={obstacleOf(sheet)}
                start={() =>
                  screening.run(
                    sheet.rows.length,
                    (at) => {
                      const { destinations, others } = readRow(sheet.rows[at]?.cells ?? [], sheet.columns, sheet.width)
                      return { destinations, others }
                    },
                    regions,
                  )
                }
                stop={screening.stop}
              />
            </PanelSection>
          </>
        ) : null}
      </Panel>
      {opened && sheet && state.answers.length > 0 && state.versions ? (
        <ResultsPanel
          fileName={opened.file.name}
          file={{ ...sheet, answers: state.answers, versions: state.versions }}
          source={{
            sheet: opened.table.sheets.length > 1 ? (opened.table.sheets[opened.at]?.name ?? null) : null,
            encoding: opened.table.encoding,
            basis: sheet.basis,
            lines: sheet.lines,
            problems: opened.table.sheets[opened.at]?.problems.length ?? 0,
          }}
          regions={regions}
          isComplete={state.status === 'done'}
          keep={keep}
        />
      ) : null}
    </>
  )
}

function openAt(file: File, table: Table, at: number, header?: HeaderPlace): Opened | null {
  const found = table.sheets[at]
  if (!found) return null
  const sheet = openSheet(found, header)
  return { file, table, at, sheet, planned: sheet.columns }
}

const withRole = (sheet: OpenedSheet, at: number, role: ColumnRole): OpenedSheet => ({
  ...sheet,
  columns: sheet.columns.map((column, index) => (index === at ? { ...column, role } : column)),
})

function obstacleOf({ columns, rows }: OpenedSheet): string | null {
  if (rows.length === 0) return 'This sheet has no rows to screen.'
  if (rows.length > MOST_ROWS)
    return `${MOST_ROWS.toLocaleString('en-US')} rows can be screened at a time. Split the file.`
  return columns.some(({ role }) => role !== 'ignored') ? null : 'Choose what at least one column holds.'
}
