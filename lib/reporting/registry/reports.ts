import 'server-only'
import { auditReport } from '@/lib/audit/trail/audit-export'
import { peopleReport } from '@/lib/identity/people/people-export'
import { ofacReportRegister } from '@/lib/ledger/ofac-reports/report-export'
import { determinationReport } from '@/lib/ledger/payments/reports/determination-export'
import { paymentReport } from '@/lib/ledger/payments/reports/payment-export'
import { refusalReport, violationReport } from '@/lib/ledger/payments/reports/refusal-export'
import { companyReport } from '@/lib/records/companies/list/company-export'
import { licenseReport } from '@/lib/records/fsb-licenses/fsb-license-export'
import { productReport } from '@/lib/records/products/product-export'
import type { Report } from '@/lib/report-definition/report'
import { yearlySummaryReport } from '@/lib/reporting/yearly-summary/summary-export'
import { caseReport } from '@/lib/screening-desk/screening-cases/case-export'
import { savedListReport } from '@/lib/screening-desk/screening-lists/list-export'

/**
 * Every report that can be exported. To add one, declare it with defineReport beside the records it lists
 * (`<record>-export.ts`) and add it here: its address, its forms, its documentation and its checks follow.
 */
export const REPORTS: readonly Report[] = [
  companyReport,
  productReport,
  licenseReport,
  paymentReport,
  refusalReport,
  determinationReport,
  violationReport,
  ofacReportRegister,
  auditReport,
  peopleReport,
  caseReport,
  savedListReport,
  yearlySummaryReport,
]

/** The report with that name, or undefined. */
export const reportNamed = (name: string): Report | undefined => REPORTS.find((report) => report.name === name)

/** The title of a report by its name; of one that no longer exists, the name itself. */
export const reportTitle = (name: string): string => reportNamed(name)?.title ?? name

/** The reports that need no record to be chosen first, and that of a record that was. */
export const reportsToChoose = (chosen?: string): Report[] =>
  REPORTS.filter(({ name, requiredParam }) => !requiredParam || name === chosen)
