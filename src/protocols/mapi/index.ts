/** MAPI as Outlook speaks it: ROPs over a session. The transport (MAPI/HTTP) lies beside it. */
export { showRequests, showResponses } from './buffer/decode.ts'
export { ExecuteFailure } from './failures.ts'
export { emsmdb } from './http/endpoint.ts'
export { type MapiServices, MapiSession, type SessionOptions } from './session.ts'
