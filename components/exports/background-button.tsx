import { Button } from '@/components/ui/button'

/**
 * Inside the form of an export: takes its filter and kind of file to the page where it is prepared in the background,
 * saved under a name or scheduled. It comes after the button that exports at once, which is the one that Enter presses.
 * `of` names what is exported, for users of a screen reader. Of a `large` export it recommends the background: a
 * prepared file shows its progress, and its download resumes where it was interrupted.
 */
export const BackgroundButton = ({ report, of, large = false }: { report: string; of: string; large?: boolean }) => (
  <Button
    type="submit"
    tone={large ? 'secondary' : 'quiet'}
    formAction="/exports/new"
    name="report"
    value={report}
    aria-label={large ? `Prepare ${of} in the background` : `More options to export ${of}`}
    title={
      large
        ? 'Better for so many rows: you see the progress, and an interrupted download resumes'
        : 'Prepare in the background, save the settings, or schedule'
    }
  >
    {large ? 'Prepare in the background' : 'More options'}
  </Button>
)
