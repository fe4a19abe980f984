/**
 * The message class that the structure of a mail stands for. [MS-OXCMAIL] 2.1.3.2 and 2.2.3.7, [MS-OXOSMIME] 2.1.3
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
