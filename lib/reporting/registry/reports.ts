import 'server-only'
import { auditReport } from '@/lib/audit/audit-export'
import { peopleReport } from '@/lib/identity/people/people-export'
import { ofacReportRegister } from '@/lib/ledger/ofac-reports/report-export'
import { determinationReport } from '@/lib/ledger/payments/reports/determination-export'
import { paymentReport } from '@/lib/ledger/payments/reports/payment-export'
import { refusalReport, violationReport } from '@/lib/ledger/payments/reports/refusal-export'
import { companyReport } from '@/lib/records/companies/company-export'
import { licenseReport } from '@/lib/records/fsb-licenses/fsb-license-export'
import { productReport } from '@/lib/records/products/product-export'
import type { Report } from '@/lib/report-definition/report'
import { yearlySummaryReport } from '@/lib/reporting/yearly-summary/summary-export'
import { caseReport } from '@/lib/screening-desk/screening-cases/case-export'
import { keptListReport } from '@/lib/screening-desk/screening-lists/list-export'

/**
 * Everything that can be exported. To add one, declare it with defineReport beside its noun
 * (`<noun>-export.ts`) and name it here; `/api/exports/<name>` then serves it, with the parameters of its
 * list.
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
  keptListReport,
  yearlySummaryReport,
]

/** The report of that name, or undefined. */
export const reportNamed = (name: string): Report | undefined => REPORTS.find((report) => report.name === name)
