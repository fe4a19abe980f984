/**
 * What a handle stands for: a logon, a folder, a message, an attachment, a table, a stream, a transfer, a subscription.
 * [MS-OXCROPS] 1.3.1, 3.2.1
 *
 * An object belongs to the logon that it was opened from, and goes with it. `release` is called once; what it does must
 * not fail and must not wait, as nobody is told.
 */
import { RopFailure } from '../failures.ts'
import { noHandle } from '../buffer/rop-buffer.ts'
import type { Logon } from './logon.ts'

/** How many of a kind one session may have open. Outlook stays far below; a client that forgets to release is stopped. */
export const objectLimits = {
  logon: 32,
  folder: 2048,
  message: 2048,
  attachment: 2048,
  table: 2048,
  stream: 1024,
  transfer: 1024,
  subscription: 2048,
} as const

export type ObjectKind = keyof typeof objectLimits

export abstract class ServerObject {
  abstract readonly kind: ObjectKind
  abstract readonly logon: Logon
  handle: number = noHandle

  /** What is still to be done when the client itself releases it; nobody is told of errors. */
  async beforeRelease(): Promise<void> {}

  release(): void {}
}

/** The handles of one session. [MS-OXCROPS] 3.2.1: Server Object Map */
export class ObjectTable {
  readonly #objects = new Map<number, ServerObject>()
  readonly #counts = new Map<ObjectKind, number>()
  /** Handles go up from 0, as Exchange gives them, so that one that was released is not soon another object. */
  #next = 0

  get size(): number {
    return this.#objects.size
  }

  add(object: ServerObject): number {
    const count = this.#counts.get(object.kind) ?? 0
    if (count >= objectLimits[object.kind]) throw new RopFailure('tooManyOpenObjects', object.kind)
    this.#counts.set(object.kind, count + 1)
    while (this.#objects.has(this.#next)) this.#next++
    object.handle = this.#next++
    if (this.#next >= noHandle) this.#next = 0
    this.#objects.set(object.handle, object)
    return object.handle
  }

  find(handle: number): ServerObject | undefined {
    return this.#objects.get(handle)
  }

  get(handle: number): ServerObject {
    const object = this.#objects.get(handle)
    if (object) return object
    // MS-OXCROPS 3.2.5.4 would have ecInvalidObject for one that was released; Exchange and [MS-OXCTABL] 3.2.5.15 do not.
    throw new RopFailure('nullObject', `handle ${handle}`)
  }

  /** An object, and with a logon all that it has opened. */
  release(handle: number): void {
    const object = this.#objects.get(handle)
    if (!object) return
    if (object.kind === 'logon') this.#releaseAll((one) => one.logon === object && one !== object)
    this.#remove(object)
  }

  releaseAll(): void {
    this.#releaseAll(() => true)
  }

  *[Symbol.iterator](): Generator<ServerObject> {
    yield* this.#objects.values()
  }

  #releaseAll(which: (object: ServerObject) => boolean): void {
    for (const object of [...this.#objects.values()]) if (which(object)) this.#remove(object)
  }

  #remove(object: ServerObject): void {
    this.#objects.delete(object.handle)
    this.#counts.set(object.kind, (this.#counts.get(object.kind) ?? 1) - 1)
    object.release()
  }
}
