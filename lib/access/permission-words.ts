import type { Permission } from './permissions'

/** What each permission lets somebody do, for whoever audits the table. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'records:read': 'Read every record and setting',
  'companies:write': 'Enter, edit and archive companies',
  'products:write': 'Enter, classify and archive products',
  'fsb-licenses:write': 'Enter, edit and archive FSB licenses',
  'payments:record': 'Record payments',
  'payments:decide': 'Approve, reject and review payments that somebody else recorded',
  'payments:mark-paid': 'Mark approved payments as paid',
  'payments:void': 'Void what is unpaid, and ask to void what is paid',
  'payments:confirm-void': 'Confirm that a paid payment is voided, when somebody else asked',
  'payments:declare-violation': 'Declare an apparent violation',
  'ofac-reports:decide': 'Decide whether a refused entry is reported to OFAC',
  'ofac-reports:file': 'Record what was filed with OFAC',
  'screening:use': 'Screen addresses and lists without keeping them',
  'screening:keep': 'Keep a screened list',
  'screening:decide': 'Decide screening cases that no payment decides',
  'screening:again': 'Have every stored destination screened again',
  'years:close': 'Close a calendar year, ask to reopen it, and confirm it when another manager asked',
  'summaries:sign': 'Sign the yearly summary',
  'exports:create': 'Export to a file, save export settings and schedule exports',
  'audit:read': 'Read and verify the audit trail',
  'rates:write': 'Enter exchange rates',
  'people:write': 'Invite, change and deactivate people',
  'policies:write': 'Change the policies of the organisation',
}
