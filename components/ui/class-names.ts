/** Joins class names and leaves out what is not set. Callers add classes, they never override: there is no merging. */
export const classNames = (...parts: (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' ')
