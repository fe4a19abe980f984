/**
 * The code page of the 8-bit strings of a message. [MS-OXCMSG] 2.2.1.4 says PidTagMessageCodepage; files that lack it
 * were written by a client of the language in PidTagMessageLocaleId.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { P, PropertyType } from '#model'
import type { RawProperty } from './values.ts'

const UTF8 = 65001

export function findCodePage(properties: readonly RawProperty[]): number | undefined {
  const locale = numberOf(properties, P.MessageLocaleId.id)
  return (
    numberOf(properties, P.MessageCodepage.id) ??
    (locale === undefined ? undefined : findCodePageOfLocale(locale)) ??
    numberOf(properties, P.InternetCodepage.id)
  )
}

/** Bodies are sometimes left in the code page of the mail; what is UTF-8 cannot be mistaken for something else. */
export function codePageOfBody(
  properties: readonly RawProperty[],
  codePage: number | undefined,
  body: Uint8Array,
): number | undefined {
  const mail = numberOf(properties, P.InternetCodepage.id)
  return mail === UTF8 && !isAscii(body) && isUtf8(body) ? UTF8 : codePage
}

export function numberOf(properties: readonly RawProperty[], id: number): number | undefined {
  const [value] = properties.find((one) => one.id === id && one.type === PropertyType.int32)?.values ?? []
  if (!value || value.length < 4) return undefined
  return new DataView(value.buffer, value.byteOffset, 4).getInt32(0, true) || undefined
}

/** Languages by the lower ten bits of their locale ids; those of Western Europe have 1252. [MS-LCID] 2.2 */
const codePages: readonly (readonly [number, readonly number[]])[] = [
  [874, [0x1e]],
  [932, [0x11]],
  [936, [0x04]],
  [949, [0x12]],
  [1250, [0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x1c, 0x24, 0x42]],
  [1251, [0x02, 0x19, 0x22, 0x23, 0x28, 0x2f, 0x3f, 0x40, 0x44, 0x50, 0x6d, 0x85]],
  [1253, [0x08]],
  [1254, [0x1f, 0x2c, 0x43]],
  [1255, [0x0d]],
  [1256, [0x01, 0x20, 0x29, 0x59, 0x63, 0x80, 0x8c]],
  [1257, [0x25, 0x26, 0x27]],
  [1258, [0x2a]],
]
const codePageOfLanguage = new Map(
  codePages.flatMap(([codePage, languages]) => languages.map((language) => [language, codePage] as const)),
)
/** Languages that are written in two ways: Chinese in Taiwan, Hong Kong and Macao, Serbian and Bosnian, Azeri, Uzbek. */
const codePageOfLocale = new Map([
  [0x0404, 950],
  [0x0c04, 950],
  [0x1404, 950],
  [0x0c1a, 1251],
  [0x1c1a, 1251],
  [0x281a, 1251],
  [0x301a, 1251],
  [0x201a, 1251],
  [0x082c, 1251],
  [0x0843, 1251],
])

/** Undefined for the neutral locales, which say nothing. */
export function findCodePageOfLocale(locale: number): number | undefined {
  const language = locale & 0x3ff
  if (language === 0 || language === 0x7f) return undefined
  return codePageOfLocale.get(locale & 0xffff) ?? codePageOfLanguage.get(language) ?? 1252
}
