import {
  Building2,
  ChartNoAxesColumn,
  CreditCard,
  Download,
  FileText,
  FileWarning,
  House,
  List,
  type LucideIcon,
  MapPinned,
  Settings2,
  Smartphone,
} from 'lucide-react'

export type NavItem = { href: string; label: string; icon: LucideIcon; counts?: boolean }

/** Where the daily work is. */
export const WORK_ITEMS: readonly NavItem[] = [
  { href: '/', label: 'Overview', icon: House },
  { href: '/payments', label: 'Payments', icon: CreditCard, counts: true },
  { href: '/companies', label: 'Companies', icon: Building2 },
  { href: '/products', label: 'Products', icon: Smartphone },
  { href: '/fsb-licenses', label: 'FSB licenses', icon: FileText },
  { href: '/screening', label: 'Screening', icon: MapPinned },
  { href: '/ofac-reports', label: 'Reports to OFAC', icon: FileWarning },
]

/** Where the year is proven and the ledger is kept. */
export const PROOF_ITEMS: readonly NavItem[] = [
  { href: '/yearly-summary', label: 'Yearly summary', icon: ChartNoAxesColumn },
  { href: '/exports', label: 'Exports', icon: Download },
  { href: '/audit-trail', label: 'Audit trail', icon: List },
  { href: '/settings', label: 'Settings', icon: Settings2 },
]

/** Whether a page belongs to an item: the item's own page or one beneath it. */
export const isWithin = (pathname: string, href: string): boolean =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
