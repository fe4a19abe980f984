/** What an item refers to in its own MIME source, loaded: the bodies and the contents of attachments. */
import { guessText } from '#codec/charset/index.ts'
import { findSection, type Part, partContent, partText } from '#codec/mime/index.ts'
import { type Bag, type DerivedProperty, Failure, type Item, type ItemAttachment, P } from '#model'

/** The properties with the bodies that are read from the source. */
export function wholeProperties(item: Item): Bag {
  const properties = item.properties.copy()
  for (const { tag, part: numbers, as } of item.derived ?? []) {
    const part = findPart(item, numbers)
    if (!part || !item.source) continue
    properties.setTag(tag, valueOf(item.source.bytes, part, as))
  }
  return properties
}

function valueOf(bytes: Uint8Array, part: Part, as: DerivedProperty['as']): string | Uint8Array {
  if (as === 'bytes') return partContent(bytes, part)
  const text = as === 'text' ? partText(bytes, part) : headerText(bytes.subarray(part.start, part.bodyStart))
  // A NUL would end the string early for everyone who reads it.
  return text.replaceAll('\0', '')
}

/** Without the blank line at its end. */
function headerText(bytes: Uint8Array): string {
  return guessText(bytes).replace(/\r?\n\r?\n$/, '\r\n')
}

/** Undefined for an attachment without content. A content in a blob must have been loaded before. */
export function contentBytes(item: Item, { content, properties }: ItemAttachment): Uint8Array | undefined {
  if (!content) return properties.get(P.AttachDataBinary)
  if ('bytes' in content) return content.bytes
  if ('blob' in content) throw new Failure('invalid', 'the content of an attachment is not at hand')
  const part = findPart(item, content.part)
  return part && item.source && partContent(item.source.bytes, part)
}

function findPart(item: Item, numbers: readonly number[]): Part | undefined {
  return item.source && findSection(item.source.structure, numbers)
}
