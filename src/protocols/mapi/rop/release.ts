/**
 * RopRelease: frees an object; with a logon everything that was opened from it. It has no response.
 *
 * Bytes:      [MS-OXCROPS] 2.2.15.3
 * Behaviour:  [MS-OXCROPS] 3.2.5.3
 */
import type { Call } from '../call.ts'
import { handler } from './handler.ts'
import { release } from './layouts/release.ts'

export const releaseHandler = handler(release, handle)

/** Nobody is told of errors: a handle that is none is left alone. */
async function handle(call: Call): Promise<void> {
  const object = call.findInput()
  if (!object) return
  try {
    await object.beforeRelease()
  } catch (error) {
    call.session.services.log.info('mapi.release', { object: object.kind, error: String(error) })
  }
  call.session.notifications.drop(object.handle)
  call.session.objects.release(object.handle)
}
