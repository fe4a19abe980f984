/**
 * BINARY[part] and BINARY.SIZE[part]: a part without its transfer encoding. RFC 3516, RFC 9051 6.4.5.
 *
 * The size stands before the content, so a large part is decoded twice, in pieces, and is never in memory as a whole.
 */
import { findEncoding, findSection, type Part, transferDecoder } from '#codec/mime/index.ts'
import type { ByteSource } from '#store'

export interface BinaryPart {
  source: ByteSource
  start: number
  end: number
  encoding: string
}

/** undefined: no such part; 'unknown-cte' when its encoding is none that we can take away. */
export function findBinary(
  source: ByteSource,
  root: Part,
  numbers: readonly number[],
): BinaryPart | 'unknown-cte' | undefined {
  // RFC 3516 4.3: BINARY[] is the whole mail, as it is.
  if (numbers.length === 0) return { source, start: 0, end: source.size, encoding: 'binary' }
  const part = findSection(root, numbers)
  if (part === undefined) return undefined
  // A multipart or message has no encoding of its own (RFC 2045 6.4).
  const leaf = part.parts.length === 0 && part.message === undefined
  const encoding = leaf ? part.encoding : 'binary'
  if (findEncoding(encoding) === undefined) return 'unknown-cte'
  return { source, start: part.bodyStart, end: part.end, encoding }
}

export async function* decoded({ source, start, end, encoding }: BinaryPart): AsyncGenerator<Uint8Array> {
  const decoder = transferDecoder(encoding)
  for await (const chunk of source.read(start, end)) {
    const content = decoder.write(chunk)
    if (content.length > 0) yield content
  }
  const rest = decoder.end()
  if (rest.length > 0) yield rest
}

/** The length of the content, and whether a NUL is in it, which only a literal8 can hold. */
export async function measure(part: BinaryPart): Promise<{ size: number; hasNul: boolean }> {
  let size = 0
  let hasNul = false
  for await (const content of decoded(part)) {
    size += content.length
    hasNul ||= content.includes(0)
  }
  return { size, hasNul }
}
