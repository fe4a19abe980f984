/** SetUserPhoto: one's own photo in the directory. [MS-OXWSPHOTO] 3.1.4.2 */
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'

export const setUserPhoto = operation({
  name: 'SetUserPhoto',
  async handle(call, { Email, Content }) {
    // The schema has no message of its own for it.
    return oneItem(call, { kind: 'GetUserPhotoResponseMessage', failed: { HasChanged: false } }, async () => {
      const object = await call.directory.findByAddress(Email)
      if (object?.id !== call.user.id) throw new EwsFailure('ErrorAccessDenied')
      const bytes = Buffer.from(Content, 'base64')
      await call.directory.write((tx) => tx.setPhoto(object.id, bytes.length > 0 ? bytes : undefined))
      return { HasChanged: true }
    })
  },
})
