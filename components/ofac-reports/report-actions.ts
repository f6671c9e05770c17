import type { ServerAction } from '@/components/forms/use-server-form'

/**
 * The server actions about reports to OFAC; the page hands them in, since a component never imports a page's module.
 */
export type ReportActions = {
  decide: ServerAction<unknown>
  file: ServerAction<unknown>
  takeBack: ServerAction<unknown>
}
