import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

/** The name of a group, with those there are to choose from. */
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
        hint="Affiliates share a group. The cap is counted per company; the group adds its companies up. A new name makes a new group."
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
