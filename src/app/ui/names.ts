// Class names put together, without those that do not hold.
export const names = (...all: (string | false | null | undefined)[]): string => all.filter(Boolean).join(' ')
