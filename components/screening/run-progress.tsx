'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { RunStatus } from '@/lib/screening-desk/re-screening/re-screening-queries'

const ASK_EVERY_MILLISECONDS = 1_500

/** The run under way. It asks the server how far it is; when it is finished the page is read again. */
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
  useEffect(() => {
    if (finished) router.refresh()
  }, [finished, router])
  return (
    <div className="mb-4 rounded-panel border border-line bg-surface px-4 py-3">
      <ProgressBar
        label="Screening everything stored again"
        done={data.done}
        total={data.total}
        says={`${data.done.toLocaleString('en-US')} of ${data.total.toLocaleString('en-US')} screened, ${data.hits.toLocaleString('en-US')} new ${data.hits === 1 ? 'hit' : 'hits'}`}
      />
    </div>
  )
}
