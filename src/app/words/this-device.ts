// What this device is called in a sentence: a narrow screen is a phone's, as in the frame around the screens.
export type DeviceKind = 'phone' | 'computer'

export const thisDevice = (): DeviceKind =>
  typeof matchMedia === 'function' && matchMedia('(min-width: 900px)').matches ? 'computer' : 'phone'
