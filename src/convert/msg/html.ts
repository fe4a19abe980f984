/**
 * HTML bodies: a message has PidTagHtml, bytes in the code page of PidTagInternetCodepage. Some files have the text as
 * PidTagBodyHtml instead. [MS-OXBBODY] 2.1.1.3, [MS-OXCMSG] 2.2.1.58.9
 */
import { canEncode, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { utf16Text } from '#codec/binary/index.ts'
import { type Bag, P, PropertyType } from '#model'
import type { RawProperty } from './values.ts'

const UTF8 = 65001

/** Sets PidTagHtml from a text form, when there is only that. */
export function settleHtml(bag: Bag, properties: readonly RawProperty[], codePage: number | undefined): void {
  bag.delete(P.BodyHtml)
  if (bag.has(P.Html)) return
  const text = (type: number) => properties.find((one) => one.id === P.BodyHtml.id && one.type === type)?.values[0]
  const unicode = text(PropertyType.string)
  if (unicode) {
    const html = utf16Text(unicode, 0, unicode.length & ~1)
    const charset = findCharsetOfCodePage(bag.get(P.InternetCodepage) ?? UTF8)
    const fits = charset !== undefined && canEncode(html, charset)
    if (!fits) bag.set(P.InternetCodepage, UTF8)
    bag.set(P.Html, encodeText(html, fits ? charset : 'utf-8'))
    return
  }
  const eightBit = text(PropertyType.string8)
  if (!eightBit) return
  bag.set(P.Html, eightBit)
  if (codePage !== undefined) bag.setDefault(P.InternetCodepage, codePage)
}
