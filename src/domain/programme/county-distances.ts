// How far it is by road between the county's towns: what a new office begins with, and its lead may correct.
import { type MunicipalityCode, municipalityCodes } from '../values/municipality-code.ts'

/** Said beside the table, so that nobody takes the figures for surveyed ones. */
export const distancesSource = {
  sv: 'Vägavstånd i hela kilometer, ungefärliga: verksamhetsledaren kan ändra dem',
  en: 'Road distances, whole kilometres, approximate: the lead can change them',
}

/** From each town to those after it in the order of the codes; the last has none after it. */
const kilometres: Readonly<Record<MunicipalityCode, readonly number[]>> = {
  '1814': [45, 28, 38, 100, 108, 26, 24, 55, 34, 61, 66], // Fjugesta
  '1860': [33, 44, 123, 140, 58, 43, 30, 57, 93, 98], // Laxå
  '1861': [66, 106, 110, 28, 10, 27, 62, 63, 68], // Hallsberg
  '1862': [79, 113, 53, 62, 74, 13, 61, 81], // Degerfors
  '1863': [42, 78, 96, 130, 66, 44, 64], // Hällefors
  '1864': [82, 100, 134, 100, 52, 42], // Kopparberg
  '1880': [18, 52, 46, 35, 40], // Örebro
  '1881': [37, 58, 53, 58], // Kumla
  '1882': [87, 87, 92], // Askersund
  '1883': [48, 68], // Karlskoga
  '1884': [20], // Nora
  '1885': [], // Lindesberg
}

/** A pair of towns by the name that the office's table has it under, whichever way one travels. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a}-${b}` : `${b}-${a}`)

/** All 66 pairs, each once, as the office record holds them. */
export const countyDistances: { to: string; kilometres: number }[] = municipalityCodes.flatMap((from, i) =>
  municipalityCodes.slice(i + 1).map((to, j) => ({
    to: pairOf(from, to),
    kilometres: kilometres[from][j] ?? 0,
  })),
)
