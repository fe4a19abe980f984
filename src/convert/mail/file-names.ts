/**
 * Names of attachments: what the mail says, made safe; else one that is made up. [MS-OXCMAIL] 2.2.3.4.1 and
 * [MS-OXCMSG] 2.2.2.10 and the sections around it.
 */
const extensions: Record<string, string> = {
  'text/plain': '.txt',
  'text/html': '.htm',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'text/xml': '.xml',
  'text/x-patch': '.patch',
  'text/x-diff': '.diff',
  'text/rfc822-headers': '.txt',
  'text/enriched': '.txt',
  'text/rtf': '.rtf',
  'image/jpeg': '.jpg',
  'image/jpg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/bmp': '.bmp',
  'image/tiff': '.tif',
  'image/svg+xml': '.svg',
  'image/webp': '.webp',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/x-wav': '.wav',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/xml': '.xml',
  'application/json': '.json',
  'application/rtf': '.rtf',
  'application/msword': '.doc',
  'application/ms-tnef': '.dat',
  'application/pgp-signature': '.asc',
  'application/pgp-encrypted': '.asc',
  'application/pgp-keys': '.asc',
  'application/pkcs7-signature': '.p7s',
  'application/x-pkcs7-signature': '.p7s',
  'application/pkcs7-mime': '.p7m',
  'application/x-pkcs7-mime': '.p7m',
  'application/ics': '.ics',
  'message/rfc822': '.eml',
  'message/global': '.eml',
  'message/delivery-status': '.txt',
  'message/disposition-notification': '.txt',
  'message/feedback-report': '.txt',
}

const LENGTH_MAX = 255

/** Without a path, without what no file system takes. undefined when nothing is left. */
export function safeFileName(name: string): string | undefined {
  const last = name.slice(-4096).split(/[\\/]/).at(-1) ?? ''
  // Control characters, and the marks that turn the direction of text (`exe.txt` that is no text).
  const clean = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
  if (clean === '' || clean === '.' || clean === '..') return undefined
  if (clean.length <= LENGTH_MAX) return clean
  const extension = extensionOf(clean)
  return clean.slice(0, LENGTH_MAX - extension.length) + extension
}

/** ATT00001.txt: what Exchange calls a part without a name, and so what people know. */
export function madeUpFileName(mimeType: string, number: number): string {
  return `ATT${String(number).padStart(5, '0')}${extensions[mimeType] ?? '.dat'}`
}

/** With its dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.[^.\s]{1,32}$/.exec(name.slice(-40))?.[0] ?? ''
}

/** PidTagAttachFilename: eight and three characters. */
export function shortFileName(name: string): string {
  const extension = extensionOf(name)
  const clean = (text: string) => text.normalize('NFKD').replace(/[^A-Za-z0-9_$~!#%&'()@^`{}-]+/g, '')
  const stem = clean(extension === '' ? name : name.slice(0, -extension.length)) || 'FILE'
  const short = stem.length > 8 ? `${stem.slice(0, 6)}~1` : stem
  const ending = clean(extension).slice(0, 3)
  return (ending === '' ? short : `${short}.${ending}`).toUpperCase()
}
