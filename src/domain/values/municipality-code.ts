// The twelve municipalities of Örebro län, by SCB code, in the order of their codes.
import * as z from 'zod/mini'
import { shape } from './shape.ts'

export const municipalities = {
  '1814': 'Lekeberg',
  '1860': 'Laxå',
  '1861': 'Hallsberg',
  '1862': 'Degerfors',
  '1863': 'Hällefors',
  '1864': 'Ljusnarsberg',
  '1880': 'Örebro',
  '1881': 'Kumla',
  '1882': 'Askersund',
  '1883': 'Karlskoga',
  '1884': 'Nora',
  '1885': 'Lindesberg',
} as const

export type MunicipalityCode = keyof typeof municipalities
export const municipalityCodes = Object.keys(municipalities).sort() as MunicipalityCode[]
export const municipalityCode = shape(z.enum(municipalityCodes, { error: 'not-a-municipality' }), {
  control: 'municipality',
})
