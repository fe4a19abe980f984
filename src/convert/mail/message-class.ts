/**
 * The message class that the structure of a mail and its Content-Class stand for, and the Content-Class of an item.
 * [MS-OXCMAIL] 2.1.3.2.1 and 2.2.3.2.15, [MS-OXOSMIME] 2.1.3
 *
 * Reports, meeting messages and sharing messages have files of their own.
 */
import type { Part } from '#codec/mime/index.ts'
import { fileName } from './bodies.ts'

export type Protection = 'clearSigned' | 'opaque' | undefined

/** S/MIME as [MS-OXOSMIME] wants it; OpenPGP is mail like any other. */
export function protectionOf(root: Part): Protection {
  if (root.type === 'multipart' && root.subtype === 'signed' && root.parts.length > 0) {
    const protocol = root.parameters.get('protocol')?.toLowerCase() ?? ''
    return /^application\/(x-)?pkcs7-signature$/.test(protocol) ? 'clearSigned' : undefined
  }
  if (root.type !== 'application') return undefined
  if (root.subtype === 'pkcs7-mime' || root.subtype === 'x-pkcs7-mime') return 'opaque'
  return root.subtype === 'octet-stream' && /\.p7m$/i.test(fileName(root) ?? '') ? 'opaque' : undefined
}

/** The class of a mail that is no report and no meeting message. */
export function classOfProtection(protection: Protection): string {
  if (!protection) return 'IPM.Note'
  return protection === 'opaque' ? 'IPM.Note.SMIME' : 'IPM.Note.SMIME.MultipartSigned'
}

/** [MS-OXCMAIL] 2.2.3.2.15 */
const contentClasses: Readonly<Record<string, string>> = {
  fax: 'IPM.Note.Microsoft.Fax',
  'fax-ca': 'IPM.Note.Microsoft.Fax.CA',
  missedcall: 'IPM.Note.Microsoft.Missed.Voice',
  'voice-uc': 'IPM.Note.Microsoft.Conversation.Voice',
  'voice-ca': 'IPM.Note.Microsoft.Voicemail.UM.CA',
  voice: 'IPM.Note.Microsoft.Voicemail.UM',
}

const CUSTOM = 'urn:content-class:custom.'
const INFO_PATH = 'infopathform.'

/** What a Content-Class makes of a mail that would be an IPM.Note; undefined for one that says nothing, or not truly. */
export function findClassOfContent(contentClass: string, root: Part): string | undefined {
  const lower = contentClass.trim().toLowerCase()
  const known = Object.hasOwn(contentClasses, lower) ? contentClasses[lower] : undefined
  if (known !== undefined) return fits(lower, root) ? known : undefined
  const rest = (prefix: string) =>
    contentClass
      .trim()
      .slice(prefix.length)
      .replace(/[^\w.-]/g, '')
      .slice(0, 100)
  if (lower.startsWith(CUSTOM) && rest(CUSTOM) !== '') return `IPM.Note.Custom.${rest(CUSTOM)}`
  if (lower.startsWith(INFO_PATH) && rest(INFO_PATH) !== '') return `IPM.InfoPathForm.${rest(INFO_PATH)}`
  return undefined
}

/** [MS-OXCMAIL] 2.2.3.2.15.1 and 2.2.3.2.15.2: a fax has a picture of its pages, a voice message has a sound. */
function fits(contentClass: string, root: Part): boolean {
  if (contentClass === 'fax') {
    const [text, pages] = root.parts
    return text?.subtype === 'html' && pages?.type === 'image' && pages.subtype === 'tiff'
  }
  if (contentClass === 'fax-ca') return true
  return hasSound(root, 0)
}

function hasSound(part: Part, depth: number): boolean {
  if (part.type === 'audio') return true
  return depth < 5 && part.parts.some((child) => hasSound(child, depth + 1))
}

/** The other way round, for an item that has no Content-Class of its own. */
export function findContentClassOf(messageClass: string): string | undefined {
  const lower = messageClass.toLowerCase()
  const known = Object.entries(contentClasses).find(([, one]) => one.toLowerCase() === lower)
  if (known) return known[0]
  const custom = /^IPM\.Note\.Custom\.([\w.-]{1,100})$/i.exec(messageClass)
  if (custom) return `${CUSTOM}${custom[1]}`
  const form = /^IPM\.InfoPathForm\.([\w.-]{1,100})$/i.exec(messageClass)
  return form ? `InfoPathForm.${form[1]}` : undefined
}
