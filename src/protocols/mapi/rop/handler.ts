/**
 * What the server does with a ROP: its layouts stand in layouts/, where the client finds them as well; the handler is the
 * server's alone.
 *
 *   export const queryRowsHandler = handler(queryRows, handle)
 *
 * `handle` gets the fields of the request and returns those of the response; a ROP whose response has none returns nothing.
 */
import type { Call } from '../call.ts'
import type { Rop } from './rop.ts'

export interface Handler {
  readonly rop: Rop
  readonly handle: (call: Call, request: any) => unknown
}

type Answer<A> = [keyof A] extends [never] ? void : A

export function handler<Q, A>(
  rop: Rop<Q, A>,
  handle: (call: Call, request: Q) => Answer<A> | Promise<Answer<A>>,
): Handler {
  return { rop, handle }
}
