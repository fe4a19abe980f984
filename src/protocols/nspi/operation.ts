/**
 * What a request type of the address book is: its name and bodies (bodies.ts), and what it does. The list of them is
 * in operations/index.ts; the transport (protocols/mapi/http) brings bytes and takes bytes.
 *
 * Every request ends with an auxiliary buffer and every answer begins with a status and an error code and ends with an
 * auxiliary buffer: these are added here. An answer with an error code other than `errorsReturned` has nothing else: what
 * an operation calls `failed`. [MS-OXCMAPIHTTP] 2.2.5
 */
import { decode, encode, type Layout, LayoutError } from '#codec/binary/index.ts'
import { Failure, MapiError, mapiErrorOf } from '#model'
import type { AddressBook } from './address-book.ts'
import { type Body, whole } from './bodies.ts'

/** Success, but not every value was there. [MS-OXNSPI] 2.2.1.2 */
export const errorsReturned = 0x00040380

export interface Operation {
  name: string
  answer(book: AddressBook, body: Uint8Array): Promise<Answered>
  request: Layout<any>
  response: Layout<any>
}

export interface Answered {
  errorCode: number
  body: Uint8Array
}

export interface Declared<Q, A> extends Body<Q, A> {
  /** The answer's fields when it cannot be done. */
  failed: (request: Q) => A
  handle: (book: AddressBook, request: Q) => Promise<A & { errorCode?: number }>
}

export function operation<Q extends object, A extends object>(declared: Declared<Q, A>): Operation {
  const { request, response } = whole(declared)
  const encoded = (errorCode: number, body: A): Answered => ({
    errorCode,
    body: encode(response, { statusCode: 0, errorCode, body, auxiliary: new Uint8Array() }),
  })
  return {
    name: declared.name,
    request,
    response,
    async answer(book, body) {
      const { body: asked } = decode(request, body) as { body: Q }
      try {
        const { errorCode = MapiError.success, ...answer } = await declared.handle(book, asked)
        return encoded(errorCode, answer as unknown as A)
      } catch (error) {
        if (error instanceof NspiError) return encoded(error.code, declared.failed(asked))
        if (error instanceof Failure) return encoded(mapiErrorOf(error), declared.failed(asked))
        // A value within a value that does not fit.
        if (error instanceof LayoutError) return encoded(MapiError.invalidParameter, declared.failed(asked))
        throw error
      }
    },
  }
}

/** What [MS-OXNSPI] wants answered, where its code is not that of a Failure. */
export class NspiError extends Error {
  override name = 'NspiError'
  readonly code: number

  constructor(code: keyof typeof MapiError) {
    super(`address book: ${code}`)
    this.code = MapiError[code]
  }
}
