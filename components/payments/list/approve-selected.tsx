'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { givingFactor } from '@/components/second-factor/ask-for-factor'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/feedback/dialog'
import { formatUsd } from '@/lib/kernel/money'
import type { Result } from '@/lib/kernel/result'
import { type ApprovalAnswer, approveInTurn, type SelectableRow } from './selection'

/** The server action that approves one payment. */
export type ApproveOne = (input: { paymentId: string }) => Promise<Result<unknown>>

const NO_RESPONSE = 'The server did not respond. Open the payment to see whether it was approved'

type Props = { rows: readonly SelectableRow[]; approve: ApproveOne; onDone: () => void }

/** Approves the clear ones of the selected, one by one: first a list to confirm, then what was refused, and why. */
export function ApproveSelected({ rows, approve, onDone }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [answered, setAnswered] = useState<number | null>(null)
  const [answers, setAnswers] = useState<ApprovalAnswer[] | null>(null)
  const clear = rows.filter(({ notApproved }) => notApproved === null)
  const approveAll = async () => {
    setAnswered(0)
    const ask = ({ id }: SelectableRow) =>
      givingFactor(() => approve({ paymentId: id })).then(
        (answer) => (answer.ok ? null : answer.refusal.message),
        () => NO_RESPONSE,
      )
    setAnswers(await approveInTurn(clear, ask, setAnswered))
    setAnswered(null)
  }
  const close = () => {
    setOpen(false)
    if (!answers) return
    setAnswers(null)
    onDone()
    router.refresh()
  }
  const isApproving = answered !== null
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : isApproving || close())}
      trigger={<Button size="small">Approve</Button>}
      title={answers ? 'What was approved' : `Approve ${payments(clear.length)}?`}
      description={answers ? undefined : description(clear)}
      footer={
        answers ? (
          <Button tone="primary" onClick={close}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={close} disabled={isApproving}>
              Not now
            </Button>
            <Button
              tone="primary"
              pending={isApproving}
              pendingLabel={`${answered} of ${clear.length} recorded`}
              disabled={clear.length === 0}
              onClick={approveAll}
            >
              {`Approve ${payments(clear.length)}`}
            </Button>
          </>
        )
      }
    >
      {answers ? <Answers answers={answers} /> : <Question rows={rows} />}
    </Dialog>
  )
}

const payments = (count: number): string => `${count} ${count === 1 ? 'payment' : 'payments'}`

const sumOf = (rows: readonly SelectableRow[]): number => rows.reduce((sum, { amountCents }) => sum + amountCents, 0)

const description = (clear: readonly SelectableRow[]): string =>
  clear.length === 0
    ? 'None of the selected payments can be approved together with others.'
    : `${formatUsd(sumOf(clear))} in all. The rules run again for each, and each approval is recorded by itself.`

function Question({ rows }: { rows: readonly SelectableRow[] }) {
  const clear = rows.filter(({ notApproved }) => notApproved === null)
  const others = rows.filter(({ notApproved }) => notApproved !== null)
  return (
    <div className="grid gap-3.5">
      <RowList title="To approve" lines={clear.map((row) => ({ row, note: null }))} />
      <RowList title="Left as they are" lines={others.map((row) => ({ row, note: row.notApproved }))} />
    </div>
  )
}

function Answers({ answers }: { answers: readonly ApprovalAnswer[] }) {
  const lines = answers.map(({ row, refusal }) => ({ row, note: refusal }))
  return (
    <div role="status" className="grid gap-3.5">
      <RowList title="Not approved" lines={lines.filter(({ note }) => note !== null)} />
      <RowList title="Approved" lines={lines.filter(({ note }) => note === null)} />
    </div>
  )
}

function RowList({ title, lines }: { title: string; lines: readonly { row: SelectableRow; note: string | null }[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium">{`${title}: ${lines.length}`}</h3>
      <ul className="border-t border-line">
        {lines.map(({ row, note }) => (
          <li key={row.id} className="border-b border-line py-1.5 text-sm">
            <span className="flex gap-3">
              <span className="min-w-0 wrap-anywhere">
                <span className="reference">{row.reference}</span> {row.companyName}
              </span>
              <span className="ml-auto whitespace-nowrap tabular-nums">{formatUsd(row.amountCents)}</span>
            </span>
            {note ? <span className="block text-text-2">{note}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
