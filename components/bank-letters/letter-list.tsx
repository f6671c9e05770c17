import { Trail } from '@/components/ui/display/timeline'
import { Panel } from '@/components/ui/layout/panel'
import { formatInstant } from '@/lib/kernel/calendar'
import type { ListedLetter } from '@/lib/ledger/bank-letters/bank-letter-queries'

/** The letters for the bank that were issued about a payment, newest first, each with its status. */
export function LetterList({ letters, timeZone }: { letters: readonly ListedLetter[]; timeZone: string }) {
  return (
    <Panel
      title="Letters for the bank"
      count={String(letters.length)}
      padded
      footer={
        <>
          The code of a letter is only in its file; a bank checks it on{' '}
          <a href="/verify/letter" className="text-accent underline underline-offset-3">
            /verify/letter
          </a>{' '}
          without an account.
        </>
      }
    >
      <Trail
        items={letters.map((letter) => ({
          key: letter.id,
          description: `${standingLabel(letter, timeZone)}. Issued by ${letter.issuedByName}`,
          meta: (
            <>
              {formatInstant(letter.issuedAt, timeZone)}
              {letter.checkedAt ? `; its code was checked ${formatInstant(letter.checkedAt, timeZone)}` : ''}
              <span className="block font-mono">SHA-256 {letter.letterSha256}</span>
            </>
          ),
        }))}
      />
    </Panel>
  )
}

function standingLabel({ standing }: ListedLetter, timeZone: string): string {
  if (!standing) return 'Its approval is not on record'
  return standing.kind === 'withdrawn' ? `Withdrawn since ${formatInstant(standing.since, timeZone)}` : 'Holds'
}
