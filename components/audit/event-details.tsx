import { Fragment } from 'react'
import { Reference } from '@/components/ui/display/sub-line'
import { eventFacts, originOf, rowHashesOf } from '@/lib/audit/events/event-facts'
import type { AuditRow } from '@/lib/audit/trail/audit-queries'

/** The details of one event: its facts before and after, field by field, and its position and hashes in the chain. */
export function EventDetails({ event }: { event: AuditRow }) {
  const facts = eventFacts(event.before, event.after)
  const hasBefore = facts.some(({ before }) => before !== null)
  return (
    <div className="mt-2 grid gap-3 rounded-control bg-sunken px-3 py-2.5 text-sm">
      {facts.length > 0 ? (
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{`Facts of event ${event.seq}`}</caption>
          <thead>
            <tr className="text-xs text-text-3">
              <th scope="col" className="w-44 pr-3 pb-1 font-medium max-tablet:w-28">
                Field
              </th>
              {hasBefore ? (
                <th scope="col" className="pr-3 pb-1 font-medium">
                  Before
                </th>
              ) : null}
              <th scope="col" className="pb-1 font-medium">
                {hasBefore ? 'After' : 'Value'}
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ key, label, before, after }) => (
              <tr key={key} className="align-top">
                <th scope="row" className="py-0.5 pr-3 font-normal text-text-3">
                  {label}
                </th>
                {hasBefore ? <td className="py-0.5 pr-3 wrap-anywhere text-text-2">{before ?? '-'}</td> : null}
                <td className="py-0.5 wrap-anywhere">{after ?? '-'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-text-2">This event has no details beyond who, what and when.</p>
      )}
      <dl className="grid grid-cols-[176px_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs text-text-3 max-tablet:grid-cols-1">
        <dt>Verb</dt>
        <dd>{event.verb}</dd>
        {originOf(event.after).map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </Fragment>
        ))}
        <dt>Chain and position</dt>
        <dd className="wrap-anywhere">
          <Reference>{event.seq}</Reference> in {event.chain}
        </dd>
        <dt>Hash of the event before</dt>
        <dd className="font-mono wrap-anywhere">{event.previousHash}</dd>
        <dt>Hash</dt>
        <dd className="font-mono wrap-anywhere">{event.hash}</dd>
        {rowHashesOf(event.after).map(({ row, sha256 }) => (
          <Fragment key={row}>
            <dt>Row hash</dt>
            <dd className="wrap-anywhere">
              <span className="font-mono">{sha256}</span> of {row}
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}
