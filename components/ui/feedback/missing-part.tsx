/** What a button opens could not be loaded. */
export function MissingPart() {
  return (
    <span role="alert" className="text-sm text-blocked">
      This could not be loaded. Check the connection and try again
    </span>
  )
}
