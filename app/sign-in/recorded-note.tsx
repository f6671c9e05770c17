/** What becomes of a sign-in, whichever way it is. */
export function RecordedNote() {
  return <p className="text-xs text-text-3">Sign-ins, including refused ones, are recorded in the audit trail.</p>
}
