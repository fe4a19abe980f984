/** The items of one file that fits into memory: .eml, .msg, winmail.dat, .ics, .vcf, .rtf. */
import { LayoutError } from '#codec/binary/index.ts'
import { type DocumentFormat, readDocument, type ReadDocument } from '#convert/document/index.ts'
import { contentDigest, itemDigest } from '../identity.ts'
import { mailIdentity, mailMessage } from '../mail.ts'
import type { Source, SourceEntry, SourceFolder } from '../types.ts'
import { readWhole } from './files.ts'

export function openDocument(path: string, format: DocumentFormat): Source {
  const entries = [...documentEntries(path, { format, folder: undefined })]
  return { format, path, total: entries.length, entries: () => entries, close: () => {} }
}

export function* documentEntries(
  path: string,
  { format, folder }: { format: DocumentFormat; folder: SourceFolder | undefined },
): Generator<SourceEntry> {
  const read = readWhole(path)
  if ('failure' in read) {
    yield { kind: 'failure', where: path, why: read.failure }
    return
  }
  const { bytes, modified } = read
  const about = { kind: 'item' as const, folder, size: bytes.length, where: path }
  const digest = contentDigest(bytes)
  if (format === 'eml') {
    yield { ...about, ...mailIdentity(bytes), load: () => mailMessage(bytes, {}) }
    return
  }
  const document = attempt(bytes, format)
  if ('failure' in document) {
    yield { kind: 'failure', where: path, why: document.failure }
    return
  }
  const seen = new Map<string, number>()
  for (const [index, { item, uid }] of document.items.entries()) {
    const count = uid === undefined ? 0 : (seen.get(uid) ?? 0)
    if (uid !== undefined) seen.set(uid, count + 1)
    yield {
      ...about,
      identity: { scope: 'folder', text: uid === undefined ? `${digest} ${index}` : `${format} ${uid} ${count}` },
      ...(uid !== undefined && { version: itemDigest(item), changes: 'content' }),
      size: Math.ceil(bytes.length / document.items.length),
      where: document.items.length > 1 ? `${path}, entry ${index + 1}` : path,
      load: () => ({ ...item, ...(format === 'rtf' && { received: modified }) }),
    }
  }
  for (const problem of document.problems) yield { kind: 'failure', where: path, why: problem }
}

function attempt(bytes: Uint8Array, format: DocumentFormat): ReadDocument | { failure: string } {
  try {
    return readDocument(bytes, format)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return { failure: error.message }
  }
}
