import { BandLabel } from '@/components/headroom-meter/band-label'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { bandOf, type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'

/** A meter with its band and the amount left beneath it, as wide as its cell. */
export function HeadroomCell({ name, headroom }: { name: string; headroom: Headroom }) {
  return (
    <>
      <HeadroomMeter name={name} headroom={headroom} />
      <span className="mt-1 flex justify-between gap-1 text-xs text-text-3">
        <BandLabel band={bandOf(headroom)} />
        <span className="whitespace-nowrap">{formatUsd(leftCents(headroom))} left</span>
      </span>
    </>
  )
}
