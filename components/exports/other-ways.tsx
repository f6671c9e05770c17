import { Button } from '@/components/ui/button'

/**
 * Inside the form of an export: takes its filter and kind of file to the page where it is prepared in the background, saved under a name or scheduled.
 * It stands after the button that exports at once, which is the one that Enter presses. `of` says what is exported, for whoever hears the button and not what stands around it.
 */
export const OtherWays = ({ report, of }: { report: string; of: string }) => (
  <Button
    type="submit"
    tone="quiet"
    formAction="/exports/new"
    name="report"
    value={report}
    aria-label={`Other ways to export ${of}`}
    title="Prepare in the background, save the settings, or schedule"
  >
    Other ways
  </Button>
)
