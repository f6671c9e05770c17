'use server'

import { cancelExportFile, removeExportFile } from '@/lib/reporting/exports/files/end-export-file'
import {
  exportFileInput,
  exportRequestInput,
  requestExport,
  requestExportAgain,
} from '@/lib/reporting/exports/files/request-export'
import {
  removeSavedExport,
  renameExport,
  renameExportInput,
  savedExportNamed,
  saveExport,
  saveExportInput,
} from '@/lib/reporting/exports/saved/saved-export'
import { pauseSchedule, removeSchedule } from '@/lib/reporting/exports/schedules/end-schedule'
import { createSchedule, editSchedule } from '@/lib/reporting/exports/schedules/save-schedule'
import {
  scheduleEdit,
  scheduleInput,
  scheduleNamed,
  schedulePause,
} from '@/lib/reporting/exports/schedules/schedule-input'
import { action } from '@/lib/web/action'

export const askExportAction = action({
  name: 'prepare an export in the background',
  permission: 'exports:create',
  input: exportRequestInput,
  run: requestExport,
})

export const requestExportAgainAction = action({
  name: 'prepare an export again',
  permission: 'exports:create',
  input: exportFileInput,
  run: requestExportAgain,
})

export const cancelExportFileAction = action({
  name: 'cancel an export',
  permission: 'exports:create',
  input: exportFileInput,
  run: cancelExportFile,
})

export const removeExportFileAction = action({
  name: 'remove an exported file',
  permission: 'exports:create',
  input: exportFileInput,
  run: removeExportFile,
})

export const saveExportAction = action({
  name: 'save export settings',
  permission: 'exports:create',
  input: saveExportInput,
  run: saveExport,
})

export const renameExportAction = action({
  name: 'rename export settings',
  permission: 'exports:create',
  input: renameExportInput,
  run: renameExport,
})

export const removeSavedExportAction = action({
  name: 'remove export settings',
  permission: 'exports:create',
  input: savedExportNamed,
  run: removeSavedExport,
})

export const createScheduleAction = action({
  name: 'schedule an export',
  permission: 'exports:create',
  input: scheduleInput,
  run: createSchedule,
})

export const editScheduleAction = action({
  name: 'edit a scheduled export',
  permission: 'exports:create',
  input: scheduleEdit,
  run: editSchedule,
})

export const pauseScheduleAction = action({
  name: 'pause a scheduled export',
  permission: 'exports:create',
  input: schedulePause,
  run: pauseSchedule,
})

export const removeScheduleAction = action({
  name: 'remove a scheduled export',
  permission: 'exports:create',
  input: scheduleNamed,
  run: removeSchedule,
})
