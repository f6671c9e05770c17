import type { ReportActions } from '@/components/ofac-reports/report-actions'
import { decideReportAction, recordFilingAction, takeFilingBackAction } from './actions'

/** The actions that the page of a payment hands to its panel. */
export const REPORT_ACTIONS: ReportActions = {
  decide: decideReportAction,
  file: recordFilingAction,
  takeBack: takeFilingBackAction,
}
