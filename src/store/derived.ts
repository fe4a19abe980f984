/**
 * Properties that are read from the MIME source when they are asked for: bodies stand in the mail already. The bag has an
 * external entry without an address for each (so that it counts as present), the column `content.derived` says which part
 * it is: JSON of [tag, 't', 'b' or 'h', section numbers].
 */
import { guessText } from '#codec/charset/index.ts'
import { findSection, type Part } from '#codec/mime/index.ts'
import { partContent, partText } from '#codec/mime/text.ts'
import type { DerivedProperty } from '#model'

export function derivedValue(derived: DerivedProperty, root: Part, bytes: Uint8Array): string | Uint8Array | undefined {
  const part = findSection(root, derived.part)
  if (!part) return undefined
  if (derived.as === 'header') return headerText(bytes.subarray(part.start, part.bodyStart))
  return derived.as === 'text' ? partText(bytes, part) : partContent(bytes, part)
}

/** Without the blank line at its end. */
export function headerText(bytes: Uint8Array): string {
  return guessText(bytes).replace(/\r?\n\r?\n$/, '\r\n')
}

const letters = { text: 't', bytes: 'b', header: 'h' } as const
const kinds = { t: 'text', b: 'bytes', h: 'header' } as const

export function packDerived(derived: readonly DerivedProperty[] | undefined): string | null {
  if (!derived || derived.length === 0) return null
  return JSON.stringify(derived.map(({ tag, part, as }) => [tag, letters[as], ...part]))
}

export function unpackDerived(text: string | null): DerivedProperty[] {
  if (!text) return []
  return (JSON.parse(text) as [number, keyof typeof kinds, ...number[]][]).map(([tag, as, ...part]) => ({
    tag,
    part,
    as: kinds[as],
  }))
}
