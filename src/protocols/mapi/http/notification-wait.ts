/**
 * NotificationWait: answered when there is something to fetch with Execute, or after five minutes without.
 * [MS-OXCMAPIHTTP] 2.2.4.4, 3.2.5.5
 */
import { decode, encode } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import type { MapiRequestType } from '../../mapi-endpoint.ts'
import type { MapiSession } from '../session.ts'
import { readAuxiliary } from './auxiliary.ts'
import { bodies } from './bodies.ts'

/** [MS-OXCMAPIHTTP] 3.2.2 */
const longestMilliseconds = 300_000

export const notificationWait: MapiRequestType = {
  name: 'NotificationWait',
  role: 'wait',
  async answer({ body, session, signal }) {
    const { auxiliary } = decode(bodies.NotificationWait.request, body)
    readAuxiliary(auxiliary)
    const pending = await waitFor(session as MapiSession, signal)
    return {
      body: encode(bodies.NotificationWait.response, {
        statusCode: 0,
        errorCode: MapiError.success,
        eventPending: pending ? 1 : 0,
        auxiliary: new Uint8Array(),
      }),
    }
  },
}

async function waitFor(session: MapiSession, signal: AbortSignal): Promise<boolean> {
  const over = new AbortController()
  const end = (): void => over.abort()
  const timer = setTimeout(end, longestMilliseconds)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    return await session.waitForNotification(over.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
