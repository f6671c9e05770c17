import { Download } from 'lucide-react'
import { DownloadForm } from '@/components/exports/downloads/download-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { mayChange } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { fileKindLabel } from '@/lib/report-definition/file-kinds'
import type { FilterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import type { SavedExport } from '@/lib/reporting/exports/saved/saved-export-queries'
import { reportNamed, reportTitle } from '@/lib/reporting/registry/reports'
import { BackgroundButton } from './background-button'
import { EditSettings, type SettingsActions } from './edit-settings'

type Props = {
  settings: readonly SavedExport[]
  describeFilter: FilterDescriber
  actions: SettingsActions
  reader: Actor
}

/**
 * The saved settings of all users: the name opens the list with that filter, the button exports it as of now. Their
 * owner and an administrator edit them.
 */
export function SavedSettings({ settings, describeFilter, actions, reader }: Props) {
  return (
    <Panel title="Saved settings" count={settings.length} className="mb-4">
      <ul>
        {settings.map((one) => (
          <li
            key={one.id}
            className="flex items-center gap-4 border-b border-line px-4 py-2.5 last:border-b-0 max-tablet:flex-wrap"
          >
            <div className="min-w-0 grow wrap-anywhere">
              <RowLink href={hrefOf(one)}>{one.name}</RowLink>
              <SubLine>
                {reportTitle(one.report)}, {fileKindLabel(one.format)}. {describeFilter(one.parameters)}. Saved by{' '}
                {one.savedBy.name}.
              </SubLine>
            </div>
            {can(reader.role, 'exports:create') ? (
              <div className="flex flex-wrap items-center gap-2">
                <SavedForm saved={one} />
                {mayChange(reader, 'saved-export', one.savedById) ? (
                  <EditSettings id={one.id} name={one.name} actions={actions} />
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const hrefOf = ({ report, parameters, format }: SavedExport): string => {
  const page = reportNamed(report)?.page
  if (!page) return `/exports/new?report=${report}&format=${format}&${parameters}`
  return parameters ? `${page}?${parameters}` : page
}

function SavedForm({ saved: { name, report, parameters, format } }: { saved: SavedExport }) {
  return (
    <DownloadForm action={`/api/exports/${report}`} className="flex flex-wrap items-center gap-2">
      {[...new URLSearchParams(parameters), ['format', format]].map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      <Button type="submit" icon={<Icon of={Download} />} aria-label={`Export ${name}`}>
        Export
      </Button>
      <BackgroundButton report={report} of={name} />
    </DownloadForm>
  )
}
