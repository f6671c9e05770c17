import type { SummaryFigures } from '../summary-figures'
import { companiesPart } from './companies-part'
import { blockedPart, reviewsPart, watchParts } from './conduct-parts'
import type { DocumentPart } from './model'
import { figuresPart, licensesPart, monthsPart } from './paid-parts'
import { correctionsPart, expiringPart, violationsPart } from './record-parts'
import { splitParts } from './split-parts'

/** The numbered sections of a summary in order, for the page, its print view and the PDF. */
export const summaryParts = (figures: SummaryFigures, timeZone: string): DocumentPart[] => [
  figuresPart(figures),
  monthsPart(figures),
  licensesPart(figures),
  ...splitParts(figures),
  blockedPart(figures),
  reviewsPart(figures),
  ...watchParts(figures),
  correctionsPart(figures, timeZone),
  violationsPart(figures),
  expiringPart(figures),
  companiesPart(figures),
]
