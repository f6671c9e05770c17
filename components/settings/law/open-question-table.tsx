import { Panel } from '@/components/ui/panel'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { formatDate } from '@/lib/calendar'
import type { Confirmation, OpenQuestion } from '@/lib/law/schema'
import { RULE_TITLES } from '@/lib/rules/words'

type Asked = { question: OpenQuestion; confirmation: Confirmation | null }

/** What nobody has read in its source, and whether counsel has confirmed exactly that version of it. */
export function OpenQuestionTable({ questions }: { questions: readonly Asked[] }) {
  const missing = questions.filter(({ confirmation }) => confirmation === null).length
  return (
    <Panel
      title="For counsel"
      count={missing === 0 ? 'all confirmed' : `${missing} of ${questions.length} to be confirmed`}
    >
      <Table caption="Questions for counsel">
        <TableHead>
          <Th width="40%">Question</Th>
          <Th>Payments</Th>
          <Th>Rule</Th>
          <Th width="30%">Counsel</Th>
        </TableHead>
        <TableBody>
          {questions.map(({ question, confirmation }) => (
            <Tr key={question.id}>
              <Td fold="name" className="align-top">
                <b className="font-medium">{question.title}</b>
                <SubLine>{question.statement}</SubLine>
                <SubLine>
                  <span className="reference">{question.id}</span>, version {question.version}
                </SubLine>
              </Td>
              <Td fold="full" className="align-top">
                from {formatDate(question.from)}
                {question.until ? ` to ${formatDate(question.until)}` : ''}
              </Td>
              <Td className="align-top" tone="text-2">
                {RULE_TITLES[question.rule]}
              </Td>
              <Td className="align-top">
                {confirmation ? (
                  <>
                    {confirmation.counsel}, {formatDate(confirmation.confirmedOn)}
                    <SubLine>{confirmation.memo}</SubLine>
                  </>
                ) : (
                  <Tag tone="review">To be confirmed</Tag>
                )}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
