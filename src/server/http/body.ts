/**
 * The body of a request as a protocol reads it: within its limit, and without the Content-Encoding that some clients use
 * (RFC 9110 8.4). The limit counts what comes out, so a small body that expands to gigabytes ends at the limit.
 */
import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { HttpError, type HttpBody } from '#protocols/http.ts'
import type { Exchange } from './exchange.ts'

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

export class Body implements HttpBody {
  readonly declaredBytes: number | undefined
  readonly #exchange: Exchange
  readonly #limitBytes: number

  constructor(exchange: Exchange, limitBytes: number) {
    this.#exchange = exchange
    this.#limitBytes = limitBytes
    const { headers, hasBody } = exchange.head
    this.declaredBytes = hasBody ? declared(headers['content-length']) : 0
  }

  async bytes(limitBytes = this.#limitBytes): Promise<Uint8Array> {
    const limit = Math.min(limitBytes, this.#limitBytes)
    if ((this.declaredBytes ?? 0) > limit) throw tooBig(limit)
    const chunks: Uint8Array[] = []
    for await (const chunk of this.#pieces(limit)) chunks.push(chunk)
    const [only] = chunks
    return only && chunks.length === 1 ? only : Buffer.concat(chunks)
  }

  stream(): AsyncIterable<Uint8Array> {
    if ((this.declaredBytes ?? 0) > this.#limitBytes) throw tooBig(this.#limitBytes)
    return this.#pieces(this.#limitBytes)
  }

  async *#pieces(limit: number): AsyncGenerator<Uint8Array> {
    let length = 0
    for await (const chunk of this.#decoded()) {
      length += chunk.length
      if (length > limit) throw tooBig(limit)
      yield chunk
    }
  }

  #decoded(): AsyncIterable<Uint8Array> {
    const encoding = this.#exchange.head.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (encoding === 'identity' || encoding === '' || this.declaredBytes === 0) return this.#raw()
    if (!Object.hasOwn(decoders, encoding)) {
      throw new HttpError(415, 'The encoding of the body is not known.', { 'Accept-Encoding': 'gzip, deflate, br' })
    }
    return this.#decompressed(encoding as keyof typeof decoders)
  }

  async *#decompressed(encoding: keyof typeof decoders): AsyncGenerator<Uint8Array> {
    const source = Readable.from(this.#raw(), { objectMode: false })
    const decoder = decoders[encoding]()
    let failed: unknown
    source.once('error', (error) => {
      failed = error
      decoder.destroy(error)
    })
    try {
      for await (const chunk of source.pipe(decoder) as AsyncIterable<Uint8Array>) yield chunk
    } catch (error) {
      // Of zlib: what came is not what Content-Encoding says.
      throw failed ?? (isZlibError(error) ? new HttpError(400, 'The body cannot be decompressed.') : error)
    } finally {
      source.destroy()
      decoder.destroy()
    }
  }

  async *#raw(): AsyncGenerator<Uint8Array> {
    for (let chunk = await this.#exchange.read(); chunk; chunk = await this.#exchange.read()) yield chunk
  }
}

function declared(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function isZlibError(error: unknown): boolean {
  return /^Z_|^ERR_/.test((error as NodeJS.ErrnoException).code ?? '')
}

function tooBig(limit: number): HttpError {
  return new HttpError(413, `A request may have ${limit} bytes here.`)
}
