/**
 * Connect: a session for the user who is logged in. [MS-OXCMAPIHTTP] 2.2.4.1, [MS-OXCRPC] 3.1.4.1
 *
 * UserDn says who the client takes itself for. It must exist; what may be opened is decided by the login alone, later, at
 * RopLogon. Clients that test a server ask for administrator's rights (Flags 1), which gives them none here.
 */
import { decode, encode } from '#codec/binary/index.ts'
import type { DirectoryObject } from '#directory'
import { MapiError } from '#model'
import type { MapiRequestType } from '../../mapi-endpoint.ts'
import { MapiSession } from '../session.ts'
import { blocks, readAuxiliary, writeAuxiliary } from './auxiliary.ts'
import { bodies } from './bodies.ts'

const Flags = { administrator: 1 } as const

/** How often a client without notifications looks, and what it does when the server is busy. Milliseconds. */
const pollsMax = 60_000
const retryCount = 6
const retryDelay = 10_000

export const connect: MapiRequestType = {
  name: 'Connect',
  role: 'begin',
  async answer({ body, login, services }) {
    const asked = decode(bodies.Connect.request, body)
    readAuxiliary(asked.auxiliary)
    const named = await services.directory.findByLegacyDn(asked.userDn)
    // [MS-OXCRPC] 3.1.4.1: ecUnknownUser, ecAccessDenied.
    if (!named) return { body: refused(MapiError.unknownUser) }
    const isOther = named.id !== login.user.id
    if (isOther && (asked.flags & Flags.administrator) === 0) return { body: refused(MapiError.accessDenied) }
    const session = new MapiSession({
      services,
      login,
      codePage: asked.defaultCodePage,
      locale: asked.stringLocale,
      sortLocale: asked.sortLocale,
    })
    return { session, body: connected(named) }
  },
}

function connected({ displayName }: DirectoryObject): Uint8Array {
  const { organisation, clientControl, endpointCapabilities, serverCapabilities } = blocks
  return encode(bodies.Connect.response, {
    statusCode: 0,
    errorCode: MapiError.success,
    pollsMax,
    retryCount,
    retryDelay,
    dnPrefix: '',
    displayName,
    auxiliary: writeAuxiliary([organisation, clientControl, endpointCapabilities, serverCapabilities]),
  })
}

function refused(errorCode: number): Uint8Array {
  return encode(bodies.Connect.response, {
    statusCode: 0,
    errorCode,
    pollsMax: 0,
    retryCount: 0,
    retryDelay: 0,
    dnPrefix: '',
    displayName: '',
    auxiliary: new Uint8Array(),
  })
}
