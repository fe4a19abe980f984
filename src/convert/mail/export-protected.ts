/**
 * Signed and encrypted messages: their one attachment is the mail, and its bytes do not change. [MS-OXOSMIME] 2.1.3,
 * [MS-OXCMAIL] 2.1.3.2.1
 */
import { type Entity, parseParameters } from '#codec/mime/index.ts'
import { type Item, N, P } from '#model'
import { contentBytes } from '../msg/index.ts'

export function findProtected(item: Item, headers: [string, string][]): Entity | Uint8Array | undefined {
  const messageClass = item.properties.get(P.MessageClass)?.toUpperCase() ?? ''
  const isSigned = messageClass.endsWith('.SMIME.MULTIPARTSIGNED')
  if (!isSigned && !messageClass.endsWith('.SMIME')) return undefined
  const [attachment] = item.attachments
  const bytes = attachment && item.attachments.length === 1 ? contentBytes(item, attachment) : undefined
  if (!bytes) return undefined
  // Some clients give a clear-signed message the class of an encrypted one.
  const isEntity = isSigned || /^multipart\/signed$/i.test(attachment?.properties.get(P.AttachMimeTag) ?? '')
  return isEntity ? withHeader(headers, bytes) : sealed(item, headers, bytes)
}

/** The entity of a signed mail keeps its own bytes: another line end and the signature would be void. */
function withHeader(headers: [string, string][], bytes: Uint8Array): Uint8Array {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const hasVersion = /^mime-version:/im.test(Buffer.from(bytes.subarray(0, 2000)).toString('latin1'))
  return Buffer.concat([Buffer.from(lines + (hasVersion ? '' : 'MIME-Version: 1.0\r\n')), bytes])
}

/** RFC 8551 3.2: the type says whether it is encrypted or only signed, where somebody said so. */
function sealed({ properties }: Item, headers: [string, string][], bytes: Uint8Array): Entity {
  const given = parseParameters(properties.get(N.ContentType) ?? '').parameters.get('smime-type')
  const name = 'smime.p7m'
  return {
    headers,
    type: 'application/pkcs7-mime',
    parameters: { ...(given && /^[\w-]{1,50}$/.test(given) && { 'smime-type': given }), name },
    disposition: { type: 'attachment', parameters: { filename: name } },
    body: { bytes },
  }
}
