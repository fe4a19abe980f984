/**
 * An object with properties: a store, a folder, a message, an attachment. [MS-OXCPRPT] 1.3.1
 *
 * Values in here are as the store has them: strings are Unicode under their Unicode tag. What one cannot do with a single
 * property is a problem of that property and not a failure of the ROP.
 */
import { MapiError, type TaggedValue } from '#model'
import { ServerObject } from './server-object.ts'
import type { Spool } from './spool.ts'

export interface Problem {
  /** Which of the values or tags of the request. */
  index: number
  tag: number
  error: number
}

export abstract class PropertyObject extends ServerObject {
  /** Of its 8-bit strings. [MS-OXCROPS] 3.1.5.4 */
  abstract readonly codePage: number

  /** The tags of all properties that it has. */
  abstract tags(): Promise<number[]>
  /** undefined: it does not have it. */
  abstract get(tag: number): Promise<unknown>
  abstract set(values: readonly TaggedValue[]): Promise<Problem[]>
  abstract remove(tags: readonly number[]): Promise<Problem[]>
  /** The bytes of a property that was written as a stream. */
  abstract setStreamed(tag: number, spool: Spool): Promise<void>
  abstract readonly writable: boolean

  /** A client has set what only the server writes: nothing is said of it now, and the next save fails. [MS-OXCMSG] 3.2.5.3 */
  noteReadOnly?(): void

  /** The tag under which it has a property, whatever its type. */
  async tagOfId(id: number): Promise<number | undefined> {
    return (await this.tags()).find((tag) => tag >>> 16 === id)
  }
}

export function problem(index: number, tag: number, error: keyof typeof MapiError): Problem {
  return { index, tag, error: MapiError[error] }
}

/** Splits what can be done from what cannot. */
export function sortOut<T>(
  all: readonly T[],
  tagOf: (one: T) => number,
  forbidden: (tag: number) => keyof typeof MapiError | undefined,
): { allowed: T[]; problems: Problem[] } {
  const allowed: T[] = []
  const problems: Problem[] = []
  for (const [index, one] of all.entries()) {
    const error = forbidden(tagOf(one))
    if (error) problems.push(problem(index, tagOf(one), error))
    else allowed.push(one)
  }
  return { allowed, problems }
}
