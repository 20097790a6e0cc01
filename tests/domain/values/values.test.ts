// Values: each has one form, and says what is wrong with any other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayInStockholm,
  dayNumber,
  daysFrom,
  type LocalDate,
  parseLocalDate,
  printLocalDate,
  timeInStockholm,
} from '../../../src/domain/values/local-date.ts'
import { municipalities, municipalityCodes } from '../../../src/domain/values/municipality-code.ts'
import { parseOre, printKronor, printOre } from '../../../src/domain/values/ore.ts'
import {
  fitsLegalForm,
  type OrganisationNumber,
  parseOrganisationNumber,
} from '../../../src/domain/values/organisation-number.ts'
import {
  hasPersonalIdentityNumber,
  luhnHolds,
  maskPersonalIdentityNumbers,
} from '../../../src/domain/values/personal-identity-number.ts'
import { isRecordId, uuidv7 } from '../../../src/domain/values/record-id.ts'

const day = (text: string) => text as LocalDate
const checkDigit = (digits: string) => Array.from('0123456789').find((last) => luhnHolds(digits + last)) ?? ''

describe('organisation numbers', () => {
  test.each(['769600-1234', '7696001234', ' 769600 1234 ', '16769600-1234', '167696001234'])(
    '%s is brought to the one form',
    (typed) => {
      expect(parseOrganisationNumber(typed)).toBe('769600-1234')
    },
  )

  test.each([
    ['769600-1235', 'wrong-check-digit'],
    ['769600-123', 'not-ten-digits'],
    ['', 'not-ten-digits'],
    ['Hjulet', 'not-ten-digits'],
    ['20769600-1234', 'not-ten-digits'],
    ['811218-9876', 'personal-identity-number'],
    ['19811218-9876', 'personal-identity-number'],
    ['811218+9876', 'personal-identity-number'],
    ['501218-9870', 'personal-identity-number'],
  ])('%s is none: %s', (typed, because) => {
    expect(parseOrganisationNumber(typed)).toEqual({ because })
  })

  test('every number with a third digit of at least 2 and its check digit is one, and no other check digit is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{2}[2-9][0-9]{6}$/), fc.nat(9), (nine, last) => {
        const parsed = parseOrganisationNumber(nine + last)
        if (String(last) === checkDigit(nine))
          expect(parsed).toBe(`${nine.slice(0, 6)}-${nine.slice(6)}${last}`)
        else expect(parsed).toEqual({ because: 'wrong-check-digit' })
      }),
    )
  })

  test.each([
    ['556000-0001', 'limited-company', true],
    ['769600-1234', 'economic-association', true],
    ['769600-1234', 'limited-company', false],
    ['802000-0001', 'non-profit-association', true],
    ['969600-0001', 'economic-association', false],
    ['212000-0001', 'foundation', false],
    ['302000-0001', 'foundation', true], // the digit says nothing
  ])('%s as a %s fits: %s', (number, form, fits) => {
    expect(fitsLegalForm(number as OrganisationNumber, form)).toBe(fits)
  })
})

describe('personal identity numbers', () => {
  test.each([
    'Ring 811218-9876 i morgon',
    '19811218-9876',
    '198112189876',
    '811218+9876',
    '811218\u20139876', // the dash that a phone makes of a hyphen
    '19811218\u20119876',
    '811278-9873', // a co-ordination number: the day plus 60
    '000229-0005', // a leap day
  ])('%s is found', (text) => {
    expect(hasPersonalIdentityNumber(text)).toBe(true)
  })

  test.each([
    '811218-9875', //    wrong check digit
    '8112189876', //     ten together: could be any number
    '769600-1234', //    an organisation number
    '070-123 45 67',
    '2026-05-04',
    '19810229-9876', //  no such day
    'x1198112189876', // part of a longer number
  ])('%s is not', (text) => {
    expect(hasPersonalIdentityNumber(text)).toBe(false)
  })

  test('any birthday with its check digit is found in any sentence, and hidden digit by digit', () => {
    const birthday = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2020-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        birthday,
        fc.stringMatching(/^[0-9]{3}$/),
        fc.constantFrom('-', '+', ''),
        (date, three, between) => {
          const eight = date.toISOString().slice(0, 10).replaceAll('-', '')
          const number = eight + between + three + checkDigit(eight.slice(2) + three)
          expect(hasPersonalIdentityNumber(`Hej ${number}.`)).toBe(true)
          expect(maskPersonalIdentityNumbers(`Hej ${number}.`)).not.toMatch(/\d/)
        },
      ),
    )
  })

  test('exactly one of ten check digits holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,12}$/), (digits) => {
        expect(Array.from('0123456789').filter((last) => luhnHolds(digits + last))).toHaveLength(1)
      }),
    )
  })
})

describe('days', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01'])('%s is a day', (text) => {
    expect(parseLocalDate(text)).toBe(text)
  })

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '1899-12-31',
    '2200-01-01',
    '',
  ])('%s is none', (text) => {
    expect(parseLocalDate(text)).toBeNull()
  })

  test('days can be added and counted, across leap years and changes of the clock', () => {
    expect(daysFrom(day('2024-01-01'), day('2024-12-31'))).toBe(366)
    expect(daysFrom(day('2026-03-28'), day('2026-03-30'))).toBe(3)
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: -1_000, max: 1_000 }),
        (from, days) => {
          const start = addDays(day('2026-01-01'), from)
          expect(dayNumber(addDays(start, days)) - dayNumber(start)).toBe(days)
          expect(parseLocalDate(addDays(start, days))).not.toBeNull()
        },
      ),
    )
  })

  test.each([
    ['2026-06-30T21:59:59Z', '2026-06-30', '23:59'],
    ['2026-06-30T22:00:00Z', '2026-07-01', '00:00'], // summer time
    ['2026-12-31T22:59:59Z', '2026-12-31', '23:59'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'], // winter time
  ])('at %s it is %s, %s in Stockholm, wherever the device thinks it is', (instant, date, time) => {
    expect(dayInStockholm(Date.parse(instant))).toBe(date)
    expect(timeInStockholm(Date.parse(instant))).toBe(time)
  })

  test('a day in words is the same day in any time zone', () => {
    expect(printLocalDate(day('2026-11-23'), 'sv-SE')).toBe('23 november 2026')
  })
})

describe('money', () => {
  test.each([
    ['1 234,50', 123_450],
    ['1234.5 kr', 123_450],
    ['1\u00a0234 SEK', 123_400],
    ['0,05', 5],
    ['-10', -1_000],
  ])('%s is %i öre', (typed, value) => {
    expect(parseOre(typed)).toBe(value)
  })

  test.each(['', 'kr', '1,234,5', '12,345', '1e3', '--1', 'tolv'])('%s is no amount', (typed) => {
    expect(parseOre(typed)).toBeNull()
  })

  test('what is printed is read back to the öre, in both languages', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000_000), (value) => {
        expect(parseOre(printOre(value, 'sv-SE'))).toBe(value)
      }),
    )
  })
})

test('an id has the form of a UUIDv7, whatever chance and clock say, and later ones sort after', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.nat(2 ** 47), random, random, (a, b, one, other) => {
      expect(isRecordId(uuidv7(a, one))).toBe(true)
      if (a < b) expect(uuidv7(a, one) < uuidv7(b, other)).toBe(true)
    }),
  )
})

test('the county has twelve municipalities, by code', () => {
  expect(municipalityCodes).toHaveLength(12)
  expect(municipalityCodes).toEqual([...municipalityCodes].sort())
  expect(municipalities['1863']).toBe('Hällefors')
})

test('kronor without the currency keep their öre, and say none where there are none', () => {
  expect(printKronor(1_221_690, 'sv-SE')).toBe('12\u00a0216,90')
  expect(printKronor(1_500_000, 'sv-SE')).toBe('15\u00a0000')
  expect(printKronor(-50, 'en-GB')).toBe('-0.50')
})
