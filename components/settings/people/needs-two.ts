type Deciders = { managerCount: number; administratorCount: number }

/** What waits for a manager who is not the one who recorded or requested it. */
const SECOND_MANAGER = [
  'approve, reject or review a payment that a manager recorded',
  'confirm the voiding of a payment, the reopening of a year, or the merge or separation of companies that a manager ' +
    'requested',
  'confirm an apparent violation whose debit a manager entered',
]

/** What waits for a manager or administrator who is not the one who entered or requested it. */
const SECOND_DECIDER = [
  'approve a record of the law or a policy that loosens the rules',
  'confirm the password link, role, email address or reactivation of a manager or an administrator',
  'confirm the reset of a lost second factor',
]

/**
 * What no one can do now because it takes two people, each as a phrase that completes "no one can". Empty where two
 * managers and a third person exist who decide.
 */
export function impossibleAlone({ managerCount, administratorCount }: Deciders): string[] {
  const deciders = managerCount + administratorCount
  return [
    ...(managerCount < 2 ? SECOND_MANAGER : []),
    ...(deciders < 2 ? SECOND_DECIDER : []),
    ...(deciders === 2
      ? [
          'give one of the two who decide a new password link, role or email address, or reset their second factor, ' +
            'which takes a third person',
        ]
      : []),
  ]
}
