import type { Role } from '@/generated/prisma/enums'

/** Who gets in: the roles that may, everyone who signed in, or anyone at all. */
export type Access = readonly Role[] | 'signed in' | 'anyone'

const WRITERS: Access = ['analyst', 'manager']
const MANAGER: Access = ['manager']
const ADMINISTRATOR: Access = ['administrator']
const SECOND_PERSONS: Access = ['manager', 'administrator']
const RATE_WRITERS: Access = ['analyst', 'manager', 'administrator']
const EVERYONE: Access = 'signed in'

const each = (access: Access, names: string): Record<string, Access> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, access]),
  )

/** Every server action, by the name it is exported with. */
export const ACTION_ACCESS: Readonly<Record<string, Access>> = {
  ...each(EVERYONE, 'verifyChainsAction'),
  ...each(WRITERS, 'writeCommentAction'),
  ...each(WRITERS, 'createCompanyAction editCompanyAction archiveCompanyAction restoreCompanyAction'),
  ...each(WRITERS, 'joinGroupAction endMembershipAction correctMembershipAction'),
  ...each(WRITERS, 'requestMergeAction markNotDuplicateAction'),
  ...each(MANAGER, 'decideMergeAction'),
  ...each(WRITERS, 'createProductAction editProductAction classifyProductAction'),
  ...each(WRITERS, 'archiveProductAction restoreProductAction'),
  ...each(WRITERS, 'createFsbLicenseAction editFsbLicenseAction archiveFsbLicenseAction restoreFsbLicenseAction'),
  ...each(WRITERS, 'linkProductAction unlinkProductAction'),
  ...each(WRITERS, 'recordPaymentAction markPaidAction voidPaymentAction'),
  ...each(MANAGER, 'decidePaymentAction approveClearPaymentAction decideVoidAction'),
  ...each(MANAGER, 'declareViolationAction confirmViolationAction issueBankLetterAction'),
  ...each(EVERYONE, 'saveViewAction renameViewAction removeViewAction saveListLayoutAction'),
  ...each(MANAGER, 'decideReportAction'),
  ...each(WRITERS, 'recordFilingAction takeFilingBackAction'),
  ...each(WRITERS, 'beginListAction addListRowsAction finishListAction'),
  ...each(MANAGER, 'decideCaseAction'),
  ...each(SECOND_PERSONS, 'beginReScreeningAction'),
  ...each(MANAGER, 'closeYearAction askReopeningAction decideReopeningAction signSummaryAction'),
  ...each(EVERYONE, 'askExportAction saveExportAction renameExportAction removeSavedExportAction'),
  ...each(EVERYONE, 'createScheduleAction editScheduleAction pauseScheduleAction removeScheduleAction'),
  ...each(EVERYONE, 'cancelExportFileAction removeExportFileAction requestExportAgainAction'),
  ...each(EVERYONE, 'changeOwnPasswordAction endOtherSessionsAction endOwnSessionAction'),
  ...each(RATE_WRITERS, 'enterExchangeRateAction supersedeRateAction previewRatesAction importRatesAction'),
  ...each(ADMINISTRATOR, 'enterRecordAction enterConfirmationAction importRecordsAction'),
  ...each(SECOND_PERSONS, 'approveRecordAction declineRecordAction'),
  ...each(ADMINISTRATOR, 'invitePersonAction editPersonAction deactivatePersonAction reactivatePersonAction'),
  ...each(ADMINISTRATOR, 'renewPasswordLinkAction endSessionsOfPersonAction endIdentityAction askFactorResetAction'),
  ...each(ADMINISTRATOR, 'editPoliciesAction editSessionLimitsAction setPolicyAction'),
  ...each(SECOND_PERSONS, 'decidePolicyAction'),
  ...each(SECOND_PERSONS, 'confirmAccessAction declineAccessAction decideFactorResetAction'),
  ...each(SECOND_PERSONS, 'nameDeputyAction endDeputyshipAction'),
  ...each(EVERYONE, 'readAccessNoticesAction'),
  ...each(EVERYONE, 'addAuthenticatorAction addPasskeyAction newPasskeyOptionsAction renameFactorAction'),
  ...each(EVERYONE, 'removeFactorAction renewRecoveryCodesAction giveFactorAction passkeyQuestionAction'),
  ...each(ADMINISTRATOR, 'editSecondFactorRolesAction'),
  ...each('anyone', 'setUpAction choosePasswordAction checkLetterAction'),
  ...each('anyone', 'readSetUpLinkAction readPasswordLinkAction'),
  ...each('anyone', 'addAuthenticatorAtSignInAction giveAtSignInAction passkeyQuestionAtSignInAction'),
}

/** Every page and route of the build, by its path; `[id]` is any record. */
export const ADDRESS_ACCESS: Readonly<Record<string, Access>> = {
  ...each('anyone', '/sign-in/second-factor /api/back-channel-logout'),
  ...each('anyone', '/sign-in /set-up /choose-password /verify /verify/letter /icon.svg /manifest.webmanifest'),
  ...each('anyone', '/api/auth/[...nextauth] /api/health /api/security-contact /api/unreadable-request'),
  ...each(
    EVERYONE,
    '/ /payments /payments/[id] /companies /companies/[id] /companies/doubles /products /products/[id]',
  ),
  ...each(EVERYONE, '/fsb-licenses /fsb-licenses/[id] /ofac-reports /yearly-summary /audit-trail /tour'),
  ...each(WRITERS, '/companies/new /companies/[id]/edit /companies/[id]/join'),
  ...each(WRITERS, '/products/new /products/[id]/edit /products/[id]/classify'),
  ...each(WRITERS, '/fsb-licenses/new /fsb-licenses/[id]/edit /payments/new'),
  ...each(MANAGER, '/payments/next /screening/cases/next'),
  ...each(['manager', 'auditor', 'administrator'], '/replay /api/replay'),
  ...each(EVERYONE, '/screening /screening/cases /screening/cases/[id] /screening/lists /screening/lists/[id]'),
  ...each(EVERYONE, '/screening/re-screening /api/re-screening /api/screenings /api/screening-test-rows'),
  ...each(EVERYONE, '/exports /exports/new /exports/compare /exports/downloads /exports/downloads/[id]'),
  ...each(EVERYONE, '/exports/schedules /exports/schedules/[id]'),
  ...each(EVERYONE, '/api/exports/[report] /api/exports/[report]/compare /api/export-files /api/export-files/[id]'),
  ...each(EVERYONE, '/api/yearly-summary/pdf /api/search /api/companies-to-choose'),
  ...each(WRITERS, '/api/determinations /api/payment-choices /api/last-payment /api/saved-rate'),
  ...each(EVERYONE, '/settings /settings/account /settings/account/authenticator'),
  ...each(EVERYONE, '/settings/permissions /settings/background-jobs'),
  ...each(EVERYONE, '/settings/people /settings/people/[id] /settings/policies /settings/exchange-rates'),
  ...each(EVERYONE, '/settings/law /settings/law/[kind] /settings/law/[kind]/[id] /settings/law/entered/[id]'),
  ...each(ADMINISTRATOR, '/settings/people/new /settings/law/enter /settings/law/confirm /settings/law/import'),
}
