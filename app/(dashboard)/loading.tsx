import { SkeletonLine, SkeletonPanel } from '@/components/ui/feedback/skeleton'

/** The shape of a page to come, after 200 ms. */
export default function DashboardLoading() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="mb-5 grid animate-late gap-2.5 py-2">
        <SkeletonLine width="168px" />
        <SkeletonLine width="304px" />
      </div>
      <SkeletonPanel rows={10} />
    </div>
  )
}
