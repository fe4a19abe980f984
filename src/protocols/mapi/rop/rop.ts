/**
 * What a ROP is: a value that says its number, and the fields of its request and of every form of its response.
 * [MS-OXCROPS] 2.2
 *
 *   export const queryRows = rop({ id: 0x15, name: 'RopQueryRows', request, response })
 *
 * A layout here describes what follows the fields that all ROPs share (RopId, LogonId, the indexes of handles,
 * ReturnValue); those are read and written in ../buffer. Some layouts depend on more than their own bytes (rows on the
 * columns of their table, a request on the kind of logon): these are functions of a WireContext. The client uses the
 * same values the other way round, so a file in layouts/ imports nothing of the server; what the server does with a ROP is
 * its handler (handler.ts).
 */
import type { Layout } from '#codec/binary/index.ts'

/** What the two sides know beside the bytes. */
export interface WireContext {
  /** The columns of the table that the ROP is about; undefined when they are not known. */
  columns?: readonly number[] | undefined
  /** The request that the response answers. */
  request?: any
  /** The logon is to a private mailbox. */
  private: boolean
}

export type InContext<T> = Layout<T> | ((context: WireContext) => Layout<T>)
export type ValueIn<L> = L extends Layout<infer T> ? T : L extends (context: any) => Layout<infer T> ? T : never

/**
 * Which indexes of the handle table a request carries, in order. [MS-OXCROPS] 2.2.3 to 2.2.15
 *
 *   input      the object that the ROP works on; the response repeats the index
 *   output     the same, and where the handle of the new object goes; the response has that index
 *   logon      only where the handle of the new object goes
 *   response   an index for the response, then the object
 *   source     the object, then a second one: the destination; the response has the index of the first
 */
export type Handles = 'input' | 'output' | 'logon' | 'response' | 'source'
export type IndexName = 'input' | 'output' | 'response' | 'destination'

export const indexNames: Readonly<Record<Handles, readonly IndexName[]>> = {
  input: ['input'],
  output: ['input', 'output'],
  logon: ['output'],
  response: ['response', 'input'],
  source: ['input', 'destination'],
}

export const answeringIndex: Readonly<Record<Handles, IndexName>> = {
  input: 'input',
  output: 'output',
  logon: 'output',
  response: 'response',
  source: 'input',
}

/** A form of the response that has fields of its own: what they are, and what they hold unless the handler says more. */
export interface OtherForm<T = any> {
  layout: Layout<T>
  value: T
}

export interface Rop<Q = any, A = any> {
  readonly id: number
  readonly name: string
  readonly handles: Handles
  readonly request: InContext<Q>
  readonly response: InContext<A>
  /** The RopId of the response, where it is another one. */
  readonly responseId: number
  /** Fields that follow ReturnValue when the ROP has failed; mostly none. */
  readonly failure: OtherForm | undefined
  /** Fields that follow DestHandleIndex when there is no destination (ReturnValue 0x00000503). */
  readonly nullDestination: OtherForm | undefined
  /** Forms for one ReturnValue: RopLogon's redirection. */
  readonly special: Readonly<Record<number, OtherForm>>
  /** RopRelease has no response at all. */
  readonly silent: boolean
}

export interface Declaration<R, S> {
  id: number
  name: string
  handles?: Handles
  request: R
  response: S
  responseId?: number
  failure?: OtherForm
  nullDestination?: OtherForm
  special?: Readonly<Record<number, OtherForm>>
  silent?: true
}

export function rop<R extends InContext<any>, S extends InContext<any>>(
  declaration: Declaration<R, S>,
): Rop<ValueIn<R>, ValueIn<S>> {
  const { id, name, handles = 'input', request, response, failure, nullDestination } = declaration
  return {
    id,
    name,
    handles,
    request,
    response,
    responseId: declaration.responseId ?? id,
    failure,
    nullDestination,
    special: declaration.special ?? {},
    silent: declaration.silent ?? false,
  }
}

export function form<T>(layout: Layout<T>, value: T): OtherForm<T> {
  return { layout, value }
}

export function requestLayout(rop: Rop, context: WireContext): Layout<any> {
  return typeof rop.request === 'function' ? rop.request(context) : rop.request
}

export function responseLayout(rop: Rop, context: WireContext): Layout<any> {
  return typeof rop.response === 'function' ? rop.response(context) : rop.response
}
