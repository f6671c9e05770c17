import type { Permission } from '@/lib/permissions/permissions'

/** One thing to try in the demo: what to do, what it shows, where it begins, and the permission it needs. */
export type TourStep = { title: string; action: string; shows: string; href: string; permission: Permission }

/** Five minutes through the main job, in the order in which a fee passes through the hands of a team. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'Try to send something to Crimea',
    action: 'Choose any company, and type “Yalta, Krimea” as the city of the consignee.',
    shows: 'The words are marked, the rule names the place, and the entry can only be recorded as blocked.',
    href: '/payments/new',
    permission: 'payments:record',
  },
  {
    title: 'Try to pay more than is left',
    action:
      'Open the company with the least headroom, record a payment from its page, and type a dollar more than is left.',
    shows: 'The cap counts what is paid and what is reserved. No role can approve more.',
    href: '/companies?sort=left',
    permission: 'payments:record',
  },
  {
    title: 'Approve what someone else recorded',
    action: 'Open a payment that awaits approval and read its findings.',
    shows: 'Each rule has its facts and its source. On your own entries there is no button to approve.',
    href: '/payments?state=requested',
    permission: 'payments:decide',
  },
  {
    title: 'Read the year',
    action: 'Open any figure of the yearly summary.',
    shows: 'Every figure leads to the rows it is the sum of. A manager signs it, and a later change shows beside it.',
    href: '/yearly-summary',
    permission: 'records:read',
  },
  {
    title: 'Prove it to someone without an account',
    action: 'Download the package of a year, and open it on the page that verifies packages.',
    shows: 'The check runs in the browser alone. Change one byte of the file, and it names what differs.',
    href: '/exports',
    permission: 'exports:create',
  },
]
