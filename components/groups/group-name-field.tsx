import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'

/** The name of a group, with the existing ones as suggestions. */
export function GroupNameField({
  groups,
  error,
  note,
  defaultValue,
  listId = 'group-names',
}: {
  groups: readonly string[]
  error: string | undefined
  note?: string
  defaultValue?: string
  listId?: string
}) {
  return (
    <>
      <Field
        name="group"
        label="Group"
        note={note}
        error={error}
        hint={
          'Affiliates share a group. The cap applies per company; the group shows their total. ' +
          'A new name creates a new group.'
        }
        required={note === undefined}
      >
        <TextInput defaultValue={defaultValue} list={listId} maxLength={250} autoComplete="off" />
      </Field>
      <datalist id={listId}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
