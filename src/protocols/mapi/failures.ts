/**
 * What a client is told when something cannot be done.
 *
 *   RopFailure       one ROP fails with a code that only MAPI knows; what everybody knows is a Failure
 *   ExecuteFailure   the whole request fails: its answer has this status and no ROP buffer
 *   OutOfRoom        the response does not fit into the output that the client offered; it is told what it needs
 *
 * Every Failure has its code of MAPI in one table: `mapiError` of #model.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure, MapiError, mapiErrorOf } from '#model'

export class RopFailure extends Failure {
  override name = 'RopFailure'
  readonly returnValue: number
  /** Fields of the failure's form that differ from what the ROP declares. */
  readonly value: object | undefined

  constructor(error: MapiError, detail?: string, value?: object) {
    super('invalid', detail ?? error)
    this.returnValue = MapiError[error]
    this.value = value
  }
}

/** The destination's handle is none. [MS-OXCROPS] 2.2.4.6.3 */
export class NullDestination extends RopFailure {
  override name = 'NullDestination'

  constructor() {
    super('nullDestination')
  }
}

export class ExecuteFailure extends Error {
  override name = 'ExecuteFailure'
  /** StatusCode of the response of Execute. */
  readonly status: number

  constructor(error: MapiError, detail: string) {
    super(detail)
    this.status = MapiError[error]
  }
}

export class OutOfRoom extends Error {
  override name = 'OutOfRoom'
  /** Bytes that the response needs; undefined: more. */
  readonly needed: number | undefined

  constructor(needed?: number) {
    super('the response does not fit')
    this.needed = needed
  }
}

/** ReturnValue for anything that was thrown; undefined for a bug. */
export function returnValueOf(error: unknown): number | undefined {
  if (error instanceof RopFailure) return error.returnValue
  if (error instanceof Failure) return mapiErrorOf(error)
  // What a client wrote into a value and a layout refuses: an entry id, a change key.
  if (error instanceof LayoutError) return MapiError.invalidParameter
  return undefined
}
