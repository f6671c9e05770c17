import type { ListActions } from '@/components/payments/list/list-controls'
import { removeViewAction, renameViewAction, saveListLayoutAction, saveViewAction } from './list-actions'

/** The actions the payments list hands to its controls. */
export const LIST_ACTIONS: ListActions = {
  saveLayout: saveListLayoutAction,
  save: saveViewAction,
  rename: renameViewAction,
  remove: removeViewAction,
}
