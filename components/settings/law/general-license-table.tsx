import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { GeneralLicense, Mark } from '@/lib/compliance/law/schema'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { SourceLink } from './source-link'

/**
 * Every general license of the law, newest first, with notes that are sourced, our policy, or to be confirmed by
 * counsel.
 */
export function GeneralLicenseTable({ licenses, today }: { licenses: readonly GeneralLicense[]; today: IsoDate }) {
  return (
    <Panel title="General licenses" count={`${licenses.length}, newest first`}>
      <Table caption="General licenses, newest first">
        <TableHead>
          <Th width="22%">License</Th>
          <Th width="18%">In force</Th>
          <Th width="20%">Relaxes</Th>
          <Th>Notes</Th>
          <Th width="16%">Sources</Th>
        </TableHead>
        <TableBody>
          {licenses.map((license) => (
            <Tr key={license.shortName}>
              <Td fold="name" className="align-top">
                <b className="font-medium">{license.shortName}</b>
                <SubLine>{license.fullName}</SubLine>
                <SubLine>{license.title}</SubLine>
              </Td>
              <Td fold="full" className="align-top">
                <span className="whitespace-nowrap">{formatDate(license.from)}</span>
                {license.until ? (
                  <>
                    {' '}
                    to <span className="whitespace-nowrap">{formatDate(license.until)}</span>
                  </>
                ) : (
                  `; no known end as of ${formatDate(today)}`
                )}
              </Td>
              <Td className="align-top" tone="text-2">
                {license.authorities.join(', ')}
              </Td>
              <Td className="align-top">
                <Notes license={license} />
              </Td>
              <Td className="align-top">
                <ul className="flex flex-wrap gap-x-3 text-sm">
                  {license.sources.map((source) => (
                    <li key={source.label}>
                      <SourceLink citation={source} />
                    </li>
                  ))}
                </ul>
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}

const MARKS: Record<Mark, string> = {
  sourced: '',
  policy: 'Our policy',
  to_be_confirmed: 'To be confirmed by counsel',
}

function Notes({ license }: { license: GeneralLicense }) {
  return (
    <ul className="grid gap-1 text-sm leading-[18px]">
      {license.notes.map((note) => (
        <li key={note.text}>
          {note.text}
          {MARKS[note.mark] ? <span className="text-text-3"> {MARKS[note.mark]}</span> : null}
        </li>
      ))}
    </ul>
  )
}
