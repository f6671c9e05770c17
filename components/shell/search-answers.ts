import { z } from 'zod/mini'

const answers = z.object({
  groups: z.array(
    z.object({
      label: z.string(),
      items: z.array(
        z.object({ id: z.string(), title: z.string(), subtitle: z.nullish(z.string()), href: z.string() }),
      ),
    }),
  ),
})

export type SearchAnswers = z.infer<typeof answers>

/** Asks the search route. Throws when it does not answer, so that the palette can say so. */
export async function askSearch(typed: string, signal: AbortSignal): Promise<SearchAnswers> {
  const response = await fetch(`/api/search?q=${encodeURIComponent(typed)}`, { signal })
  if (!response.ok) throw new Error(`the search answered ${response.status}`)
  return answers.parse(await response.json())
}
