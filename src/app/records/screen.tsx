// A screen says what stands around it (title, way back, buttons at the foot); the shell draws that frame.
import { type ComponentType, createContext, type ReactNode, use } from 'react'

export type ScreenProps = {
  title: ReactNode
  eyebrow?: ReactNode
  back?: { label: string; to: string } | undefined
  aside?: ReactNode
  /** What narrows the whole screen: at the head of a desk's, under it on a phone. */
  tools?: ReactNode
  footer?: ReactNode
  wide?: boolean | undefined
  children: ReactNode
}

const Frame = createContext<ComponentType<ScreenProps> | null>(null)
export const ScreenFrame = Frame.Provider

export function Screen(props: ScreenProps) {
  const Around = use(Frame)
  if (!Around) return <main>{props.children}</main>
  return <Around {...props} />
}
