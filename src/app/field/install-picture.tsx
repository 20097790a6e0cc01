// Each step of installing as a small drawing: where to tap stands in a ring, and nothing else asks for the eye.
import type { ReactNode } from 'react'

export type InstallPictureName =
  | 'phone-dots'
  | 'phone-menu'
  | 'phone-install'
  | 'phone-share'
  | 'phone-sheet'
  | 'phone-home'
  | 'window-install'
  | 'window-menu'
  | 'window-dialog'
  | 'window-taskbar'
  | 'window-share'
  | 'window-star'
  | 'window-offline'

/** Says nothing to those who listen: the step beside it has the words. */
export function InstallPicture({ name }: { name: InstallPictureName }) {
  const isPhone = name.startsWith('phone')
  return (
    <svg className="install-picture" viewBox="0 0 176 120" width="176" height="120" aria-hidden="true">
      {isPhone ? <Phone /> : <Window />}
      {drawings[name]}
    </svg>
  )
}

function Phone() {
  return (
    <>
      <rect className="install-ground" x="44" y="4" width="88" height="112" rx="12" />
      <rect className="install-line" x="44" y="4" width="88" height="112" rx="12" />
    </>
  )
}

function Window() {
  return (
    <>
      <rect className="install-ground" x="6" y="10" width="164" height="98" rx="8" />
      <path className="install-line" d="M6 36h164" />
      <rect className="install-line" x="6" y="10" width="164" height="98" rx="8" />
      <circle className="install-soft" cx="16" cy="23" r="3" />
      <circle className="install-soft" cx="26" cy="23" r="3" />
    </>
  )
}

/** What to look for. */
const Ring = ({ x, y, r = 12 }: { x: number; y: number; r?: number }) => (
  <circle className="install-ring" cx={x} cy={y} r={r} />
)
const Bar = ({ x, y, width }: { x: number; y: number; width: number }) => (
  <rect className="install-soft" x={x} y={y} width={width} height="6" rx="3" />
)
const Dots = ({ x, y, across = false }: { x: number; y: number; across?: boolean }) => (
  <>
    {[-6, 0, 6].map((by) => (
      <circle key={by} className="install-ink" cx={across ? x + by : x} cy={across ? y : y + by} r="2" />
    ))}
  </>
)
/** The mark of the app: a table with its seats. */
const AppIcon = ({ x, y, size = 28 }: { x: number; y: number; size?: number }) => (
  <>
    <rect
      className="install-app"
      x={x - size / 2}
      y={y - size / 2}
      width={size}
      height={size}
      rx={size / 4}
    />
    <circle className="install-app-ring" cx={x} cy={y} r={size / 4} />
  </>
)
const Share = ({ x, y }: { x: number; y: number }) => (
  <path
    className="install-thick"
    d={`M${x} ${y + 3}v-11M${x - 4} ${y - 5}l4 -4 4 4M${x - 4} ${y - 1}h-3v10h14v-10h-3`}
  />
)
/** A square with a plus: to the home screen. */
const AddSquare = ({ x, y }: { x: number; y: number }) => (
  <path className="install-thick" d={`M${x - 6} ${y - 6}h12v12h-12ZM${x} ${y - 3}v6M${x - 3} ${y}h6`} />
)
/** A screen with an arrow down into it. */
const ScreenArrow = ({ x, y }: { x: number; y: number }) => (
  <path
    className="install-thick"
    d={`M${x - 1} ${y - 6}h-6v10h14v-3M${x - 3} ${y + 7}h6M${x + 4} ${y - 7}v7M${x + 1} ${y - 3}l3 3 3 -3`}
  />
)

const phoneTop = (
  <>
    <Bar x={54} y={17} width={54} />
    <path className="install-line" d="M44 34h88" />
  </>
)
const address = <Bar x={40} y={20} width={84} />

const drawings: Readonly<Record<InstallPictureName, ReactNode>> = {
  'phone-dots': (
    <>
      {phoneTop}
      <Dots x={120} y={20} />
      <Ring x={120} y={20} />
      <Bar x={56} y={50} width={64} />
      <Bar x={56} y={64} width={44} />
    </>
  ),
  'phone-menu': (
    <>
      {phoneTop}
      <rect className="install-paper" x="60" y="24" width="66" height="84" rx="6" />
      <Bar x={70} y={36} width={40} />
      <Bar x={70} y={52} width={34} />
      <rect className="install-here" x="64" y="66" width="58" height="18" rx="5" />
      <AddSquare x={75} y={75} />
      <rect className="install-ink" x="86" y="72" width="30" height="6" rx="3" />
      <Bar x={70} y={94} width={36} />
    </>
  ),
  'phone-install': (
    <>
      {phoneTop}
      <rect className="install-paper" x="52" y="44" width="72" height="62" rx="8" />
      <AppIcon x={70} y={62} size={22} />
      <Bar x={86} y={58} width={30} />
      <rect className="install-button" x="78" y="82" width="40" height="16" rx="8" />
      <rect className="install-ring" x="73" y="77" width="50" height="26" rx="13" />
    </>
  ),
  'phone-share': (
    <>
      <Bar x={56} y={20} width={64} />
      <Bar x={56} y={34} width={44} />
      <path className="install-line" d="M44 84h88" />
      <Bar x={54} y={97} width={20} />
      <Share x={88} y={100} />
      <Ring x={88} y={100} r={14} />
      <Dots x={118} y={100} across />
    </>
  ),
  'phone-sheet': (
    <>
      <rect className="install-paper" x="48" y="26" width="80" height="86" rx="8" />
      <Bar x={58} y={38} width={44} />
      <rect className="install-here" x="52" y="54" width="72" height="20" rx="5" />
      <rect className="install-ink" x="60" y="61" width="38" height="6" rx="3" />
      <AddSquare x={112} y={64} />
      <Bar x={58} y={84} width={50} />
      <Bar x={58} y={98} width={36} />
    </>
  ),
  'phone-home': (
    <>
      {[62, 88, 114].map((x) => (
        <rect key={x} className="install-soft" x={x - 9} y="20" width="18" height="18" rx="5" />
      ))}
      <rect className="install-soft" x="53" y="50" width="18" height="18" rx="5" />
      <AppIcon x={88} y={59} size={22} />
      <Ring x={88} y={59} r={17} />
    </>
  ),
  'window-install': (
    <>
      {address}
      <ScreenArrow x={140} y={23} />
      <Ring x={140} y={23} />
      <Bar x={20} y={52} width={90} />
      <Bar x={20} y={66} width={60} />
    </>
  ),
  'window-menu': (
    <>
      {address}
      <Dots x={154} y={23} across />
      <rect className="install-paper" x="88" y="34" width="76" height="68" rx="6" />
      <Bar x={98} y={44} width={44} />
      <rect className="install-here" x="92" y="56" width="68" height="18" rx="5" />
      <ScreenArrow x={104} y={65} />
      <rect className="install-ink" x="118" y="62" width="34" height="6" rx="3" />
      <Bar x={98} y={84} width={50} />
    </>
  ),
  'window-dialog': (
    <>
      {address}
      <rect className="install-paper" x="70" y="32" width="92" height="64" rx="8" />
      <AppIcon x={90} y={52} size={24} />
      <Bar x={108} y={48} width={40} />
      <rect className="install-button" x="104" y="74" width="46" height="16" rx="8" />
      <rect className="install-ring" x="99" y="69" width="56" height="26" rx="13" />
    </>
  ),
  'window-taskbar': (
    <>
      {address}
      <path className="install-line" d="M6 84h164" />
      {[52, 112, 136].map((x) => (
        <rect key={x} className="install-soft" x={x - 8} y="88" width="16" height="16" rx="4" />
      ))}
      <AppIcon x={82} y={96} size={18} />
      <Ring x={82} y={96} r={14} />
    </>
  ),
  'window-share': (
    <>
      {address}
      <Share x={146} y={24} />
      <Ring x={146} y={23} />
      <Bar x={20} y={52} width={90} />
      <Bar x={20} y={66} width={60} />
    </>
  ),
  // Whole, although there is no network.
  'window-offline': (
    <>
      {address}
      <AppIcon x={48} y={70} size={30} />
      <Bar x={74} y={58} width={70} />
      <Bar x={74} y={72} width={50} />
      <path
        className="install-thick"
        d="M128 96a7 7 0 0 1 1 -14 9 9 0 0 1 17 2 6 6 0 0 1 1 12ZM126 80l24 20"
      />
    </>
  ),
  'window-star': (
    <>
      {address}
      <path
        className="install-thick"
        d="M140 15l2.500 5.300 5.800.7-4.300 4 1.100 5.700-5.100-2.900-5.100 2.900 1.100-5.700-4.300-4 5.800-.7Z"
      />
      <Ring x={140} y={23} r={14} />
      <Bar x={20} y={52} width={90} />
      <Bar x={20} y={66} width={60} />
    </>
  ),
}
