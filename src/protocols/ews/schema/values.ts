/**
 * Values that are not plain: bytes that come piece by piece, lists that are made while they are written.
 */

/** What is read is always a Uint8Array; what is written may come piece by piece, so that no more than a piece is in memory. */
export type Base64 = Uint8Array | AsyncIterable<Uint8Array>

/** The bytes of a value of a request. */
export async function bytesOf(value: Base64): Promise<Uint8Array> {
  if (value instanceof Uint8Array) return value
  const pieces: Uint8Array[] = []
  for await (const piece of value) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * A list in an answer whose members are made while the answer is sent. It is no array: only the writer may read it, which
 * takes both.
 */
export function streamed<T>(members: AsyncIterable<T>): readonly T[] {
  return members as unknown as readonly T[]
}

export function isStreamed(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
