import { SubLine } from '@/components/ui/display/sub-line'
import { Tag } from '@/components/ui/display/tag'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { recordHref } from '@/lib/compliance/law/records/record-labels'
import type { Confirmation, OpenQuestion } from '@/lib/compliance/law/schema'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { formatDate } from '@/lib/kernel/calendar'

type Asked = { question: OpenQuestion; confirmation: Confirmation | null }

/** Texts not yet read in their source, and whether counsel has confirmed exactly that version. */
export function OpenQuestionTable({ questions, enters }: { questions: readonly Asked[]; enters: boolean }) {
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
                <RowLink href={recordHref(question)}>{question.title}</RowLink>
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
                    <TextLink href={recordHref(confirmation)}>
                      {confirmation.counsel}, {formatDate(confirmation.confirmedOn)}
                    </TextLink>
                    <SubLine>{confirmation.memo}</SubLine>
                  </>
                ) : (
                  <>
                    <Tag tone="review">To be confirmed</Tag>
                    {enters ? (
                      <SubLine>
                        <TextLink
                          href={`/settings/law/confirm?question=${question.id}`}
                          aria-label={`Enter confirmation of ${question.title}`}
                        >
                          Enter confirmation
                        </TextLink>
                      </SubLine>
                    ) : null}
                  </>
                )}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
