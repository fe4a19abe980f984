/**
 * What goes between a thread that answers requests, the main thread and whoever looks: orders to look, and what was seen.
 */

export interface TraceOrder {
  id: number
  /** The object of the directory whose clients are looked at. */
  user: string
  /** Milliseconds since 1970: nothing is shown afterwards, whatever else happens. */
  until: number
  /** With the values of properties, texts and the bytes themselves. Without, they are masked where they are read. */
  values: boolean
}

/** A request and its answer, or some bytes of a connection. */
export interface Traced {
  at: string
  protocol: string
  /** Which session or connection: the same for all that belong together, and nothing that could be used to enter it. */
  session: string
  /** POST, or `>` from the client, `<` to it. */
  method: string
  path: string
  /** X-RequestType, or the first words of a line. */
  what: string
  /** HTTP status, X-ResponseCode. */
  result: string
  milliseconds: number
  /** Decoded, a line each. */
  text: readonly string[]
  /** Base64, only with values. */
  request?: string
  response?: string
}

/** The first line of a file of exchanges, each a line of JSON below it. */
export interface TraceFile {
  kontorTrace: 1
  user: string
  begun: string
}
