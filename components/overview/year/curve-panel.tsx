import { MonthTable } from '@/components/charts/month-table'
import { YearChart } from '@/components/charts/year-chart'
import { Panel } from '@/components/ui/layout/panel'
import type { YearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'

/** The amount paid since 1 January, with the year before. */
export function CurvePanel({ curve }: { curve: YearCurve }) {
  return (
    <Panel title="Paid by month" end={`cumulative; dotted: ${curve.year - 1}`}>
      <div className="px-4 pt-3 pb-2">
        <YearChart curve={curve} />
        <MonthTable curve={curve} />
      </div>
    </Panel>
  )
}
