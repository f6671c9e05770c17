import { Button } from '@/components/ui/button'

/**
 * Inside the form of an export: takes its filter and kind of file to the page where it is prepared in the background,
 * saved under a name or scheduled. It stands after the button that exports at once, which is the one that Enter
 * presses. `of` says what is exported, for whoever hears the button and not what stands around it. Of a `large` export
 * it says what is better done with it: a file that was prepared says how far it is, and its download goes on where it
 * broke off.
 */
export const OtherWays = ({ report, of, large = false }: { report: string; of: string; large?: boolean }) => (
  <Button
    type="submit"
    tone={large ? 'secondary' : 'quiet'}
    formAction="/exports/new"
    name="report"
    value={report}
    aria-label={large ? `Prepare ${of} in the background` : `Other ways to export ${of}`}
    title={
      large
        ? 'Better for so many rows: you see how far it is, and a download that breaks off goes on'
        : 'Prepare in the background, save the settings, or schedule'
    }
  >
    {large ? 'Prepare in the background' : 'Other ways'}
  </Button>
)
