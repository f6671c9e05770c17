'use client'

import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { RecordFrame } from '@/components/records/record-frame'
import { useRecordForm } from '@/components/records/use-record-form'
import { ButtonLink } from '@/components/ui/button'
import { FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import type { BasisChoices } from './basis-choices'
import { ClassificationFields } from './classification-fields'

const NOTHING_YET = { values: {}, version: 0 }

/** Adds a classification to a product. Earlier ones are never edited. */
export function ClassifyForm({
  action,
  productId,
  choices,
}: {
  action: ServerAction<{ id: string; name: string; changed?: boolean }>
  productId: string
  choices: BasisChoices
}) {
  const form = useRecordForm(action, NOTHING_YET, ({ id, name }) => ({
    href: `/products/${id}`,
    title: `${name} was classified`,
  }))
  return (
    <RecordFrame submit={form.submit}>
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="id" value={productId} />
      <FormSection legend="New classification">
        <ClassificationFields errors={form.fieldErrors} choices={choices} required />
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Saving">
          Classify product
        </SubmitButton>
        <ButtonLink href={`/products/${productId}`}>Cancel</ButtonLink>
      </FormActions>
    </RecordFrame>
  )
}
