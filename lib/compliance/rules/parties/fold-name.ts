/** A name without case, marks, dots, hyphens and spaces, so that `SIS d.o.o.` equals `SIS DOO` (Apple 2019). */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
