import type { Citation } from '@/lib/compliance/rules/types'

/**
 * A source by its name, with its link; marked when it is our policy or to be confirmed by counsel.
 */
export function SourceLink({ citation }: { citation: Citation }) {
  return (
    <>
      {citation.policy ? 'Policy: ' : null}
      {citation.url ? (
        <a
          href={citation.url}
          rel="noreferrer"
          className="inline-block py-[3px] text-accent underline underline-offset-3"
        >
          {citation.label}
        </a>
      ) : (
        citation.label
      )}
      {citation.toBeConfirmed ? <span className="text-text-3"> To be confirmed by counsel</span> : null}
    </>
  )
}
