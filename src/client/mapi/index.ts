/**
 * A MAPI client for scripts, tests, migrations and benchmarks, against Kontor, Exchange or gromox.
 *
 *   import { connect, P } from 'kontor/client/mapi'
 */
export { P, N } from '#model'
export { AddressBook, AddressBookError, type Resolved } from './address-book.ts'
export { type Answer, Batch, type CallOptions, MapiClient, Opened, RopError } from './client.ts'
export { Collector, type Version } from './collector.ts'
export { connect, connectAddressBook, type WhereAndWho } from './connect.ts'
export { discover, type Discovered, type DiscoverOptions } from './discover.ts'
export { Folder, idOf } from './folder.ts'
export {
  AnswerLost,
  authorizationOf,
  type EndpointOptions,
  HttpEndpoint,
  HttpRefused,
  type Login,
  SessionLost,
} from './http-endpoint.ts'
export { type ConnectOptions, EndpointError, HttpTransport } from './http-transport.ts'
export { Attachment, Message, type SimpleRecipient } from './message.ts'
export { MapiObject } from './mapi-object.ts'
export { PropertyHolder, type Problem, type Tag, tagAs } from './property-holder.ts'
export { Store } from './store.ts'
export { Stream } from './stream.ts'
export { Table } from './table.ts'
export { localTransport, type RopTransport } from './transport.ts'
export {
  type Change,
  type ChangedMessage,
  counterOf,
  Download,
  type SyncOptions,
  SyncState,
} from './synchronization.ts'
export { buffers, readItem, type Token, type Tokens, tokensOf, type Traffic, Upload, upload } from './transfer.ts'
