'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { readPublicKey } from '@/lib/audit/verification/manifest'
import { KEY_NOT_RECOGNISED } from '@/lib/audit/verification/verdict-labels'
import { formatBytes } from '@/lib/kernel/format-bytes'
import type { Refusal } from '@/lib/kernel/result'
import { PackageInput } from './package-input'
import { type Check, useCheck } from './use-check'
import { VerdictReport } from './verdict-report'

const refusal = (field: 'package' | 'key', message: string): Refusal => ({
  kind: 'invalid',
  message: 'There is a problem',
  fieldErrors: { [field]: message },
})

/**
 * A package is dropped or chosen, and checked here immediately; nothing is sent anywhere. `instanceKey` is offered to
 * compare with.
 */
export function VerifyForm({ instanceKey }: { instanceKey: string }) {
  const { check, start, stop } = useCheck()
  const [file, setFile] = useState<File | null>(null)
  const [key, setKey] = useState('')
  const [problem, setProblem] = useState<Refusal>()

  const refuse = (field: 'package' | 'key', message: string) => {
    setProblem(refusal(field, message))
    stop({ state: 'none' })
  }
  const verify = (chosen: File | null) => {
    const expectedKey = key.trim() === '' ? null : readPublicKey(key)
    if (key.trim() !== '' && expectedKey === null) refuse('key', KEY_NOT_RECOGNISED)
    else if (!chosen) refuse('package', 'Choose a package')
    else {
      setProblem(undefined)
      start(chosen, expectedKey)
    }
  }
  const take = ([first, ...more]: File[]) => {
    if (!first || more.length > 0) {
      refuse(
        'package',
        first ? `${more.length + 1} files were dropped; drop one package at a time` : 'No file was dropped',
      )
      return
    }
    setFile(first)
    verify(first)
  }
  const fieldErrors = problem?.kind === 'invalid' ? problem.fieldErrors : {}
  return (
    <>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          verify(file)
        }}
        className="grid gap-3 rounded-panel border border-line bg-surface p-5 max-tablet:p-4 print:hidden"
      >
        <FormProblems refusal={problem} />
        <Field name="package" label="Package" error={fieldErrors.package}>
          <PackageInput file={file} take={take} />
        </Field>
        <Field
          name="key"
          label="Public key to compare with"
          note="optional"
          error={fieldErrors.key}
          hint="The text that its sender sees in Settings, Policies, or a PEM file. Get it separately from the package."
        >
          <TextArea
            rows={1}
            value={key}
            onChange={(event) => setKey(event.target.value)}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            className="font-mono text-sm"
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="primary" disabled={check.state === 'running'}>
            {check.state === 'finished' ? 'Verify again' : 'Verify'}
          </Button>
          <Button tone="quiet" onClick={() => setKey(instanceKey)}>
            Use the key of this installation
          </Button>
        </div>
        <Running check={check} cancel={(stopped) => stop({ state: 'cancelled', file: stopped })} />
      </form>
      {check.state === 'finished' ? (
        <VerdictReport
          key={check.at.getTime()}
          file={check.file}
          verdict={check.verdict}
          at={check.at}
          isInstanceKey={check.verdict.publicKey === instanceKey}
        />
      ) : null}
    </>
  )
}

/** The progress or the end of a check that has no result. */
function Running({ check, cancel }: { check: Check; cancel: (file: File) => void }) {
  if (check.state === 'running') {
    const { file, readBytes } = check
    // In tenths, so that a screen reader announces it ten times and not a thousand.
    const tenth = Math.min(10, Math.floor((readBytes * 10) / Math.max(1, file.size)))
    return (
      <div className="flex animate-late items-end gap-4 max-tablet:flex-wrap">
        <div className="min-w-0 grow wrap-anywhere">
          <ProgressBar
            label={`Checking ${file.name}`}
            done={readBytes}
            total={file.size}
            valueText={`${formatBytes(Math.floor((file.size * tenth) / 10))} of ${formatBytes(file.size)} read`}
          />
        </div>
        <Button size="small" onClick={() => cancel(file)}>
          Cancel
        </Button>
      </div>
    )
  }
  return (
    <div role="status" className="empty:hidden">
      {check.state === 'cancelled' ? (
        <Callout title={`The check of ${check.file.name} was cancelled.`}>It has no result.</Callout>
      ) : null}
      {check.state === 'broken' ? (
        <Callout tone="review" title={`${check.file.name} was not checked.`}>
          {check.message}
        </Callout>
      ) : null}
    </div>
  )
}
