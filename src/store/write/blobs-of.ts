/** Every blob that a message needs: in its bag, its source, its attachments and what they embed. */
import { PackedBag } from '#model'
import type { Blobs } from '../blobs.ts'
import { noAddress } from '../columns.ts'
import type { Query } from '../engine/index.ts'
import { unpackEmbedded } from '../packed-item.ts'
import { place } from '../prepare.ts'
import { packedEmbedded, readAttachments, readContent } from '../read/load-message.ts'
import { partBit } from '../records.ts'
import { blobsOfSource } from '../source.ts'

export async function blobsOf(
  q: Query,
  message: { id: number; parts: number; bag: Uint8Array },
  blobs: Blobs,
): Promise<Set<string>> {
  const found = new Set<string>()
  const bag = new PackedBag(message.bag)
  for (const tag of bag.tags()) {
    const external = bag.external(tag)
    if (external && Buffer.compare(external.sha256, noAddress) !== 0) found.add(address(external.sha256))
  }
  if (message.parts & partBit.content) {
    const content = await readContent(q, message.id)
    if (content?.source) for (const blob of blobsOfSource(content.source)) found.add(blob)
  }
  if (!(message.parts & partBit.attachment)) return found
  for (const attachment of await readAttachments(q, message.id)) {
    const isBlob = attachment.place === place.blob || attachment.place === place.embeddedBlob
    if (isBlob && attachment.content) found.add(address(attachment.content))
    const embedded = await packedEmbedded(attachment, blobs)
    if (embedded) for (const blob of blobsOfEmbedded(embedded)) found.add(blob)
  }
  return found
}

function* blobsOfEmbedded(packed: Uint8Array): Generator<string> {
  for (const { place: where, content } of unpackEmbedded(packed).attachments) {
    if (where === place.blob) yield address(content)
    else if (where === place.embedded) yield* blobsOfEmbedded(content)
  }
}

function address(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
