import 'server-only'
import { auditReport } from '@/lib/audit/audit-export'
import { companyReport } from '@/lib/companies/company-export'
import { licenseReport } from '@/lib/fsb-licenses/fsb-license-export'
import { ofacReportRegister } from '@/lib/ofac-reports/report-export'
import { determinationReport } from '@/lib/payments/determination-export'
import { paymentReport } from '@/lib/payments/payment-export'
import { refusalReport, violationReport } from '@/lib/payments/refusal-export'
import { peopleReport } from '@/lib/people/people-export'
import { productReport } from '@/lib/products/product-export'
import { caseReport } from '@/lib/screening-cases/case-export'
import { keptListReport } from '@/lib/screening-lists/list-export'
import { yearlySummaryReport } from '@/lib/yearly-summary/summary-export'
import type { Report } from './report'

/**
 * Everything that can be exported. To add one, declare it with defineReport beside its noun
 * (`lib/<noun>/<noun>-export.ts`) and name it here; `/api/exports/<name>` then serves it, with the parameters of its
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
