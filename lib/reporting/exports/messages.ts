/** Refusals of an export. */
export const EXPORT_MESSAGES = {
  unknownReport: 'Report not found',
  chooseReport: 'Report not found. Choose one from the list',
  unknownFormat: 'Unknown format. Choose csv, xlsx or jsonl',
} as const
