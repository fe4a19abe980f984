/**
 * The mailbox server endpoint of MAPI/HTTP: its request types, over sessions of ROPs. [MS-OXCMAPIHTTP] 2.2.4
 */
import type { MapiEndpoint, MapiRequestType } from '../../mapi-endpoint.ts'
import { connect } from './connect.ts'
import { disconnect } from './disconnect.ts'
import { execute } from './execute.ts'
import { notificationWait } from './notification-wait.ts'

const requestTypes: readonly MapiRequestType[] = [connect, execute, disconnect, notificationWait]
const byName = new Map(requestTypes.map((type) => [type.name, type]))

export const emsmdb: MapiEndpoint = { path: 'emsmdb', find: (name) => byName.get(name) }
