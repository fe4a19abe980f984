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
export { type AppleFile, findAppleFile, writeAppleDouble } from './apple-file.ts'
export type { StreamCodec } from './base64.ts'
export { type Body, type ComposeOptions, composeMime, type Entity } from './compose.ts'
export { formatDate, type MailDate, parseDate } from './date.ts'
export {
  encodeAddressList,
  encodeMessageIds,
  type EncodeOptions,
  encodeParameter,
  encodeParameters,
  encodePhrase,
  encodeUnstructured,
} from './encode-header.ts'
export { decodeWords } from './encoded-words.ts'
export { enrichedHtml } from './enriched.ts'
export { type Envelope, envelope } from './envelope.ts'
export { unflow } from './flowed.ts'
export { Field, Header, readHeader } from './header.ts'
export { findBinHex, findMacBinary, type MacBinary } from './mac-binary.ts'
export { parseMessageIds } from './message-ids.ts'
export { type Parameterized, type ParameterMap, parseParameters, type RawParameter } from './parameters.ts'
export { findSection, sections } from './section.ts'
export {
  join,
  joinedLength,
  joinLater,
  literalBytes,
  packSkeleton,
  type Recipe,
  type Segment,
  type SkeletonSource,
  split,
  type SplitOptions,
  type StoredSegment,
  unpackSkeleton,
} from './skeleton.ts'
export { packStructure, unpackStructure } from './structure-pack.ts'
export { type Disposition, LIMITS, type Part, parseStructure } from './structure.ts'
export { baseSubject, isReplyOrForward } from './subject.ts'
export {
  partBody,
  partContent,
  partParagraphs,
  partText,
  preview,
  previewText,
  stripHtml,
  type TextOptions,
} from './text.ts'
export {
  decodeTransfer,
  encodeTransfer,
  findEncoding,
  type TransferEncoding,
  transferDecoder,
  transferEncoder,
} from './transfer.ts'
export { encodeUu, findUuBlocks, type UuBlock } from './uuencode.ts'
export { findYencBlocks } from './yenc.ts'
