// Our own icons: one stroke, round ends, a 24-square, drawn as they are read.
const paths = {
  target: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 5a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  list: 'M4 6h16M4 12h16M4 18h10',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  people:
    'M9 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM2 21c0-4 3-6.500 7-6.500s7 2.500 7 6.500M16.500 4.300a4 4 0 0 1 0 7.400M22 21c0-2.900-1.500-5-4-6',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.500 21c0-4 3.300-6.500 7.500-6.500s7.500 2.500 7.500 6.500',
  building:
    'M5 21V5.500L13 3v18M13 9l6 2v10M3 21h18M8.500 8.500h1M8.500 12.500h1M8.500 16.500h1M16 14.500h.5M16 17.500h.5',
  sync: 'M19.700 9A8 8 0 0 0 5.300 7.600L4 9M4 4.500V9h4.500M4.300 15a8 8 0 0 0 14.400 1.400L20 15M20 19.500V15h-4.500',
  devices:
    'M4 15V6.500A1.500 1.500 0 0 1 5.500 5H17a1.500 1.500 0 0 1 1.500 1.500V8M2.500 18.500H12M15.500 11h5a1 1 0 0 1 1 1v7.500a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1Z',
  back: 'M15 5l-7 7 7 7',
  chevron: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  calendar:
    'M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM4 10.500h16M8 3.500V7M16 3.500V7',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM12 7.500V12l3 2',
  pin: 'M12 21s7-6.200 7-11.500a7 7 0 0 0-14 0C5 14.800 12 21 12 21Zm0-14a2.600 2.600 0 1 0 0 5.200A2.600 2.600 0 0 0 12 7Z',
  check: 'M5 12.500l4.500 4.500L19.500 7',
  table: 'M4 5h16v14H4V5ZM4 10h16M10 10v9',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM20 20l-4.800-4.800',
  edit: 'M4 20l1-4.500L16.500 4 20 7.500 8.500 19 4 20ZM14 6.500l3.500 3.500',
  trash:
    'M4.500 6.500h15M9.500 6.500V4h5v2.500M6.500 6.500l1 13.500h9l1-13.500M10.500 10.500v5.500M13.500 10.500v5.500',
  undo: 'M4 9h10a5.500 5.500 0 0 1 0 11H9M8 4.500L3.700 9 8 13.500',
  history: 'M4 5v4.500h4.500M4.300 9.500A8.500 8.500 0 1 1 3.500 13M12 8v4.500l3 2',
  warning: 'M12 4l9 15.500H3L12 4ZM12 10v4.500M12 17.200v.1',
  info: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM12 11v5M12 8v.1',
  'cloud-off':
    'M3.500 3.500l17 17M9 6.600A5.500 5.500 0 0 1 17.300 10 4.300 4.300 0 0 1 20 17.100M16 18.500H7a4.500 4.500 0 0 1-.9-8.900c.1-.4.2-.8.4-1.100',
  cloud: 'M7 18.500a4.500 4.500 0 0 1-.9-8.900A5.600 5.600 0 0 1 17 9.500a4.500 4.500 0 0 1 .5 9H7Z',
  copy: 'M9 8h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM16 8V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3',
  phone:
    'M8 2.500h8a1.500 1.500 0 0 1 1.500 1.500v16a1.500 1.500 0 0 1-1.500 1.500H8A1.500 1.500 0 0 1 6.500 20V4A1.500 1.500 0 0 1 8 2.500ZM11 18.500h2',
  computer:
    'M5 4.500h14A1.500 1.500 0 0 1 20.500 6v9a1.500 1.500 0 0 1-1.500 1.500H5A1.500 1.500 0 0 1 3.500 15V6A1.500 1.500 0 0 1 5 4.500ZM9 20.500h6M12 16.500v4',
  filter: 'M4 6.500h16M7 12h10M10 17.500h4',
  more: 'M5.500 12v.1M12 12v.1M18.500 12v.1',
  close: 'M6 6l12 12M18 6L6 18',
  note: 'M6 3.500h8.500L19 8v11.500a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM14 3.500V8.500h5M8.500 12.500h7M8.500 16h5',
  lock: 'M6 11h12a1 1 0 0 1 1 1v7.500a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1ZM8 11V7.500a4 4 0 0 1 8 0V11',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  download: 'M12 4v11M7 10.500l5 5 5-5M4.500 20h15',
} as const

export type IconName = keyof typeof paths

/** A picture beside words, silent for screen readers; with a `label` it speaks for itself. */
export function Icon({
  name,
  size = 24,
  label,
}: {
  name: IconName
  size?: number | undefined
  label?: string | undefined
}) {
  const dots = name === 'more'
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={dots ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={paths[name]} />
    </svg>
  )
}

export const iconNames = Object.keys(paths) as IconName[]
