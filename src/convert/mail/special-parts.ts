/**
 * Parts that become something else than the file they are.
 *
 *   text/directory, text/x-vcard, text/vcard   one card: a contact as an embedded message. [MS-OXCMAIL] 2.2.3.4.4
 *   message/external-body                      a link to a file elsewhere: an Internet shortcut. RFC 2046 5.2.3, RFC 2017
 *   multipart/appledouble, application/applefile, application/mac-binhex40   the file; what the Macintosh knows beside it is
 *                                              a property. [MS-OXCMAIL] 2.2.3.4.2, RFC 1740, RFC 1741
 *   application/macbinary                      as it is, with PidTagAttachEncoding. [MS-OXCMSG] 2.2.2.20
 *
 * [MS-OXCMAIL] 2.2.3.4.2 would have MacBinary in the place of the file. Nobody but Outlook could open it, so the file stays what it is.
 */
import {
  findAppleFile,
  findBinHex,
  findMacBinary,
  type Part,
  partContent,
  writeAppleDouble,
} from '#codec/mime/index.ts'
import { readCards } from '#codec/vcard/index.ts'
import { type Bag, type Item, N, P } from '#model'
import { contactItem } from '../contact/index.ts'

const CARD_BYTES_MAX = 2 << 20

/** undefined for a file of several cards, and for one in which there is none. */
export function findContact(bytes: Uint8Array, part: Part): Item | undefined {
  if (!isCard(part) || part.end - part.bodyStart > CARD_BYTES_MAX) return undefined
  const [card, ...more] = take(readCards(partContent(bytes, part)), 2)
  if (!card || more.length > 0 || card.properties.length === 0) return undefined
  return contactItem(card)
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    taken.push(item)
    if (taken.length === count) break
  }
  return taken
}

function isCard({ type, subtype, parameters }: Part): boolean {
  if (type !== 'text') return false
  if (subtype === 'x-vcard' || subtype === 'vcard') return true
  return subtype === 'directory' && parameters.get('profile')?.toLowerCase() === 'vcard'
}

export interface Shortcut {
  name: string
  content: Uint8Array
}

/** undefined for one that no program can follow: mail servers, other people's disks. */
export function findShortcut({ type, subtype, parameters }: Part): Shortcut | undefined {
  if (type !== 'message' || subtype !== 'external-body') return undefined
  const url = urlOf(parameters)
  // A line end in it would be a line of the shortcut.
  if (url === undefined || /[\0-\x20]/.test(url) || !/^(https?|ftp):\/\//i.test(url)) return undefined
  const name = parameters.get('name') ?? decodeURIComponentOr(url.split(/[?#;]/)[0]?.split('/').at(-1) ?? '')
  return { name: `${name || 'link'}.url`, content: Buffer.from(`[InternetShortcut]\r\nURL=${url}\r\n`) }
}

function urlOf(parameters: ReadonlyMap<string, string>): string | undefined {
  switch (parameters.get('access-type')?.toLowerCase()) {
    case 'url':
      // RFC 2017 3.2: white space in it is only that of the folded field.
      return parameters.get('url')?.replace(/\s+/g, '')
    case 'ftp':
    case 'anon-ftp': {
      const [site, name] = [parameters.get('site'), parameters.get('name')]
      if (!site || !name || !/^[\w.:-]+$/.test(site)) return undefined
      const folders = (parameters.get('directory') ?? '').split('/').filter((folder) => folder !== '')
      const type = { ascii: ';type=a', image: ';type=i' }[parameters.get('mode')?.toLowerCase() ?? ''] ?? ''
      return `ftp://${site}/${[...folders, name].map(encodeURIComponent).join('/')}${type}`
    }
    default:
      return undefined
  }
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export interface MacFile {
  name: string | undefined
  /** Of AppleSingle and BinHex: the file itself. */
  content: Uint8Array | undefined
}

const APPLE_BYTES_MAX = 64 << 20

/** What a part for a Macintosh says of the file, set on its attachment. `header` is the part itself or the one beside it. */
export function readMacFile(properties: Bag, bytes: Uint8Array, header: Part): MacFile | undefined {
  if (header.end - header.bodyStart > APPLE_BYTES_MAX) return undefined
  const content = partContent(bytes, header)
  if (isAppleFile(header)) {
    const file = findAppleFile(content)
    if (!file) return undefined
    setCodes(properties, file)
    if (!file.content) properties.set(N.AttachmentMacInfo, content)
    return file
  }
  const binHex = header.subtype.endsWith('binhex40')
  const file = binHex ? findBinHex(content) : findMacBinary(content)
  if (!file) return undefined
  setCodes(properties, file)
  if (!binHex) {
    properties.set(P.AttachEncoding, macBinary)
    return { name: file.name, content: undefined }
  }
  properties.set(P.AttachMimeTag, 'application/octet-stream')
  properties.set(N.AttachmentMacInfo, writeAppleDouble(file))
  return file
}

/** PidTagAttachEncoding of MacBinary. [MS-OXCMSG] 2.2.2.20 */
export const macBinary: Uint8Array = Buffer.from('2a864886f714030b01', 'hex')

/** [MS-OXCMSG] 2.2.2.21: `:CREA:TYPE` */
function setCodes(properties: Bag, { type, creator }: { type: string | undefined; creator: string | undefined }): void {
  if (type && creator) properties.set(P.AttachAdditionalInformation, Buffer.from(`:${creator}:${type}`))
}

export function isMacFile(part: Part): boolean {
  return isAppleFile(part) || (part.type === 'application' && macTypes.has(part.subtype))
}

const macTypes = new Set(['mac-binhex40', 'x-mac-binhex40', 'macbinary', 'x-macbinary', 'x-mac-binary', 'mac-binary'])

function isAppleFile({ type, subtype }: Part): boolean {
  return type === 'application' && subtype === 'applefile'
}
