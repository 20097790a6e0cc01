// One part of the workshop: its name, and the part in its states.
import type { ReactNode } from 'react'
import { Stack } from '../ui/stack.tsx'

export function Sample({ of, children }: { of: string; children: ReactNode }) {
  return (
    <section className="workshop-sample" aria-label={of}>
      <h2 className="workshop-name">{of}</h2>
      <Stack gap={4}>{children}</Stack>
    </section>
  )
}
