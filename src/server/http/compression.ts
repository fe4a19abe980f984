/**
 * Answers compressed with gzip (RFC 9110 8.4.1.3) for clients that ask: texts of some length at once, streams piece by
 * piece, each flushed so that nobody waits for it.
 */
import { createGzip, gzipSync, constants as zlib } from 'node:zlib'

/** Below this the head is most of the answer. */
const leastBytes = 1024
const level = 4

/** RFC 9110 12.5.3: gzip is named, or everything is, and not with a weight of zero. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return false
  const weights = new Map<string, number>()
  for (const part of acceptEncoding.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim())
    const weight = parameters.find((each) => each.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0)
  }
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0
}

/** undefined: not worth it. */
export function compressed(body: Uint8Array): Uint8Array | undefined {
  if (body.length < leastBytes) return undefined
  const small = gzipSync(body, { level })
  return small.length < body.length ? small : undefined
}

/** The same pieces, compressed; each comes out before the next one is taken. */
export async function* compressedStream(
  pieces: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gzip = createGzip({ level, flush: zlib.Z_SYNC_FLUSH })
  let out: Uint8Array[] = []
  let failed: Error | undefined
  gzip.on('data', (chunk: Uint8Array) => out.push(chunk))
  gzip.on('error', (error) => (failed = error))
  const take = (): Uint8Array => {
    if (failed) throw failed
    const chunk = Buffer.concat(out)
    out = []
    return chunk
  }
  try {
    for await (const piece of pieces) {
      if (piece.length === 0) continue
      await new Promise<void>((resolve) => gzip.write(piece, () => resolve()))
      yield take()
    }
    await new Promise<void>((resolve) => gzip.once('end', resolve).end())
    yield take()
  } finally {
    gzip.destroy()
  }
}
