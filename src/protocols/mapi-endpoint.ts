/**
 * What MAPI/HTTP carries: the mailbox server endpoint (protocols/mapi) and the address book server endpoint
 * (protocols/nspi), each a table of request types over sessions of its own. The transport (protocols/mapi-http) has the
 * headers, the cookies, the order of requests and the framing of answers; it knows neither ROPs nor address books.
 */
import type { Login } from '#directory'
import type { HttpServices } from './http.ts'

export interface MapiEndpoint {
  /** /mapi/emsmdb or /mapi/nspi. */
  path: 'emsmdb' | 'nspi'
  /** By X-RequestType, exactly as it is written. PING is the transport's. */
  find(requestType: string): MapiRequestType | undefined
}

export interface MapiRequestType {
  name: string
  /**
   * begin   makes a session (Connect, Bind)
   * work    one at a time in a session, each with the newest sequence cookie
   * wait    beside the others, for as long as five minutes
   * end     the session goes (Disconnect, Unbind)
   */
  role: 'begin' | 'work' | 'wait' | 'end'
  /** Throws a LayoutError for a body that does not fit. */
  answer(call: MapiCall): Promise<MapiAnswer>
}

export interface MapiCall {
  services: HttpServices
  login: Login
  /** How the client reached us: `https://mail.example.org`. */
  origin: string
  /** The request type's body. */
  body: Uint8Array
  /** What `begin` made; undefined for `begin` itself. */
  session: MapiEndpointSession | undefined
  /** Aborts when the client is gone, or the session. */
  signal: AbortSignal
}

export interface MapiAnswer {
  body: Uint8Array
  /** Of `begin`: the session, when it succeeded. */
  session?: MapiEndpointSession
}

/** The endpoint knows more of it. */
export interface MapiEndpointSession {
  close(): void
}
