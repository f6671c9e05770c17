'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ProgressBar } from '@/components/ui/feedback/progress-bar'
import type { RunStatus } from '@/lib/screening-desk/re-screening/re-screening-queries'

const ASK_EVERY_MILLISECONDS = 1_500
const number = (value: number): string => value.toLocaleString('en-US')

/** The run in progress. It asks the server for the progress and refreshes the page when the run is finished. */
export function RunProgress({ id, done, total, hits }: { id: string; done: number; total: number; hits: number }) {
  const router = useRouter()
  const { data } = useQuery<RunStatus>({
    queryKey: ['re-screening', id],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/re-screening?run=${id}`, { signal })
      if (!response.ok) throw new Error('The progress could not be read')
      return response.json()
    },
    initialData: { done, total, hits, finished: false },
    refetchInterval: (query) => (query.state.data?.finished ? false : ASK_EVERY_MILLISECONDS),
    staleTime: 0,
  })
  const { finished } = data
  const newHits = `${number(data.hits)} new ${data.hits === 1 ? 'hit' : 'hits'}`
  useEffect(() => {
    if (finished) router.refresh()
  }, [finished, router])
  return (
    <div className="mb-4 rounded-panel border border-line bg-surface px-4 py-3">
      <ProgressBar
        label="Rescreening everything stored"
        done={data.done}
        total={data.total}
        valueText={`${number(data.done)} of ${number(data.total)} screened, ${newHits}`}
      />
    </div>
  )
}
