/** GetUserPhoto: a photo of the directory, as it was given; sizes are what clients make of it. [MS-OXWSPHOTO] 3.1.4.1 */
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'

export const getUserPhoto = operation({
  name: 'GetUserPhoto',
  async handle(call, { Email }) {
    try {
      const object = await call.directory.findByAddress(Email)
      if (!object || object.organisation !== call.user.organisation) throw new EwsFailure('ErrorItemNotFound')
      const photo = await call.directory.photo(object.id)
      if (!photo) throw new EwsFailure('ErrorItemNotFound', 'There is no photo.')
      return { ResponseClass: 'Success', ResponseCode: 'NoError', HasChanged: true, PictureData: photo.bytes }
    } catch (error) {
      return { ...failureMessage(call, error), HasChanged: false }
    }
  },
})
