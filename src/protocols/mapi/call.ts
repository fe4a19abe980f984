/**
 * One ROP that is being done: what its handler asks for the objects behind the indexes, where it puts a new object, and
 * how much room its response has.
 */
import { RopFailure, NullDestination } from './failures.ts'
import type { RopRequest } from './buffer/requests.ts'
import type { Logon } from './objects/logon.ts'
import type { ServerObject } from './objects/server-object.ts'
import type { MapiSession } from './session.ts'

type Kind<T extends ServerObject> = abstract new (...args: any[]) => T

export class Call {
  readonly session: MapiSession
  readonly request: RopRequest
  /** Bytes that the ROP's own fields of the response may take; beyond it throw OutOfRoom. */
  readonly room: number
  readonly #handles: readonly number[]
  #created: ServerObject | undefined
  #continuation: unknown
  /** The columns that the rows of the response are in, where its layout needs them. */
  columns: readonly number[] | undefined
  /** A warning that goes with a success. */
  returnValue = 0

  constructor(session: MapiSession, request: RopRequest, handles: readonly number[], room: number) {
    this.session = session
    this.request = request
    this.room = room
    this.#handles = handles
  }

  get logonId(): number {
    return this.request.logonId
  }

  /** The object that the ROP works on, of one of these kinds. */
  input<K extends readonly Kind<ServerObject>[]>(...kinds: K): InstanceType<K[number]> {
    const object = this.#object(this.request.indexes.input)
    return narrow(object, kinds)
  }

  /** The same for the ROPs of [MS-OXCMSG], which say ecNullObject of an object of another kind. */
  inputOf<K extends readonly Kind<ServerObject>[]>(...kinds: K): InstanceType<K[number]> {
    const object = this.#object(this.request.indexes.input)
    if (!kinds.some((kind) => object instanceof kind)) throw new RopFailure('nullObject', `a ${object.kind}`)
    return object as InstanceType<K[number]>
  }

  /** The object that the ROP works on, if there is one and it belongs to the logon. */
  findInput(): ServerObject | undefined {
    const handle = this.#handleAt(this.request.indexes.input)
    const object = handle === undefined ? undefined : this.session.objects.find(handle)
    return object?.logon.id === this.logonId ? object : undefined
  }

  /** Of the object that the ROP works on. */
  get logon(): Logon {
    return this.#object(this.request.indexes.input).logon
  }

  /** The second object of a ROP that has two. It may belong to another logon. */
  destination<K extends readonly Kind<ServerObject>[]>(...kinds: K): InstanceType<K[number]> {
    const handle = this.#handleAt(this.request.indexes.destination)
    const object = handle === undefined ? undefined : this.session.objects.find(handle)
    if (!object) throw new NullDestination()
    return narrow(object, kinds)
  }

  /** The index of what was not there, for the response that says so: the field is as wide as a handle. [MS-OXCROPS] 2.2.4.6.3 */
  get destinationIndex(): number {
    return this.request.indexes.destination ?? 0
  }

  /** Puts the object where the request wants its handle. */
  create(object: ServerObject): void {
    this.session.objects.add(object)
    this.#created = object
  }

  /** The ROP has failed, or its response does not fit: what it has opened is closed again. */
  undo(): void {
    if (this.#created) this.session.objects.release(this.#created.handle)
  }

  get created(): ServerObject | undefined {
    return this.#created
  }

  /** The client may have more of the same in a further buffer: this is what would then be asked. */
  continueWith(request: unknown): void {
    this.#continuation = request
  }

  get continuation(): unknown {
    return this.#continuation
  }

  #object(index: number | undefined): ServerObject {
    const handle = this.#handleAt(index)
    if (handle === undefined) throw new RopFailure('nullObject', `index ${index}`)
    const object = this.session.objects.get(handle)
    // [MS-OXCROPS] 3.2.5.4: the handle of an object of another logon.
    if (object.logon.id !== this.logonId) throw new RopFailure('accessDenied', `logon ${this.logonId}`)
    return object
  }

  #handleAt(index: number | undefined): number | undefined {
    return index === undefined ? undefined : this.#handles[index]
  }
}

function narrow<K extends readonly Kind<ServerObject>[]>(object: ServerObject, kinds: K): InstanceType<K[number]> {
  for (const kind of kinds) if (object instanceof kind) return object as InstanceType<K[number]>
  throw new RopFailure('noSupport', `not possible with a ${object.kind}`)
}
