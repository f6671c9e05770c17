/** A key to press, as printed on it. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className="rounded-tag border border-line bg-surface px-[5px] font-sans text-2xs font-medium text-text-3">
      {keys}
    </kbd>
  )
}
