'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { saveFile } from '@/components/ui/save-file'
import {
  csvOf,
  type ResultFilter,
  resultRows,
  type ScreenedFile,
} from '@/lib/screening-desk/screening-lists/result-file'
import { FILTER_LABELS } from './filter-labels'

/** The result as a file, generated in this browser: every column of the file, then the outcome and its reasons. */
export function DownloadButtons({
  fileName,
  file,
  only,
  disabled,
}: {
  fileName: string
  file: ScreenedFile
  only: ResultFilter | undefined
  disabled: boolean
}) {
  const [isGenerating, setIsGenerating] = useState(false)
  const base = `${fileName.replace(/\.[^.]*$/, '')}-screened${only ? `-${only}` : ''}`
  const what = rowsLabel(only)
  const csv = () =>
    saveFile(new Blob([csvOf(resultRows(file, only))], { type: 'text/csv;charset=utf-8' }), `${base}.csv`)
  const xlsx = async () => {
    setIsGenerating(true)
    try {
      saveFile(await xlsxOf(resultRows(file, only)), `${base}.xlsx`)
    } finally {
      setIsGenerating(false)
    }
  }
  return (
    <>
      <Button icon={<Icon of={Download} />} onClick={csv} disabled={disabled}>
        {`CSV of ${what}`}
      </Button>
      <Button icon={<Icon of={Download} />} onClick={xlsx} disabled={disabled || isGenerating}>
        {isGenerating ? 'Generating the file' : `XLSX of ${what}`}
      </Button>
    </>
  )
}

function rowsLabel(only: ResultFilter | undefined): string {
  if (!only) return 'all rows'
  return only === 'hits' ? 'rows with hits in other columns' : `${FILTER_LABELS[only].toLowerCase()} rows`
}

/** Text in every cell, so that a postal code keeps its zeros; the header stays in sight. */
async function xlsxOf(rows: string[][]): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const [header = [], ...lines] = rows
  const data = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((value) => (value === '' ? null : { value, type: String }))),
  ]
  return writeExcelFile(data, { sheet: 'Screened', stickyRowsCount: 1 }).toBlob()
}
