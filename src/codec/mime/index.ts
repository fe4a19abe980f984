/**
 * MIME: mails as bytes, as structure, as text, and written anew. Everything other folders use comes from here.
 *
 *   parseStructure(bytes) ─▶ Part tree of offsets ─▶ readHeader, envelope, partContent, findSection
 */
export {
  type Addressee,
  type EnvelopeAddress,
  formatAddress,
  type Group,
  type Mailbox,
  mailboxesOf,
  parseAddresses,
  parseEnvelopeAddresses,
} from './addresses.ts'
export type { StreamCodec } from './base64.ts'
export { type MailDate, parseDate } from './date.ts'
export { decodeWords } from './encoded-words.ts'
export { type Envelope, envelope } from './envelope.ts'
export { Field, Header, readHeader } from './header.ts'
export { parseMessageIds } from './message-ids.ts'
export { type Parameterized, type ParameterMap, parseParameters, type RawParameter } from './parameters.ts'
export { findSection, sections } from './section.ts'
export { type Disposition, LIMITS, type Part, parseStructure } from './structure.ts'
export { baseSubject, isReplyOrForward } from './subject.ts'
export {
  decodeTransfer,
  encodeTransfer,
  findEncoding,
  type TransferEncoding,
  transferDecoder,
  transferEncoder,
} from './transfer.ts'
export { encodeUu, findUuBlocks, type UuBlock } from './uuencode.ts'
