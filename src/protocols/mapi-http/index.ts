/** MAPI over HTTP: [MS-OXCMAPIHTTP]. */
export { mapiHttp, type MapiHttpOptions } from './endpoint.ts'
