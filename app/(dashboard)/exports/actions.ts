'use server'

import { askExport, askExportAgain, exportAskInput, exportFileInput } from '@/lib/reporting/export-files/ask-export'
import { cancelExportFile, removeExportFile } from '@/lib/reporting/export-files/end-export-file'
import { pauseSchedule, removeSchedule } from '@/lib/reporting/export-schedules/end-schedule'
import { createSchedule, editSchedule } from '@/lib/reporting/export-schedules/save-schedule'
import {
  scheduleEdit,
  scheduleInput,
  scheduleNamed,
  schedulePause,
} from '@/lib/reporting/export-schedules/schedule-input'
import {
  removeSavedExport,
  renameExport,
  renameExportInput,
  savedExportNamed,
  saveExport,
  saveExportInput,
} from '@/lib/reporting/saved-exports/saved-export'
import { action } from '@/lib/web/action'

export const askExportAction = action({
  name: 'prepare an export in the background',
  permission: 'exports:create',
  input: exportAskInput,
  run: askExport,
})

export const askExportAgainAction = action({
  name: 'prepare an export again',
  permission: 'exports:create',
  input: exportFileInput,
  run: askExportAgain,
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
