/** GetRooms: the rooms of a list. [MS-OXWSGTRM] 3.1.4.2 */
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'
import { mailboxElement } from '../people/directory-contact.ts'
import { isRoomList, roomsOf } from '../people/rooms.ts'

export const getRooms = operation({
  name: 'GetRooms',
  async handle(call, { RoomList: { EmailAddress } }) {
    try {
      if (EmailAddress === undefined) throw new EwsFailure('ErrorMissingEmailAddress')
      const list = await call.directory.findByAddress(EmailAddress)
      const isOurs = list?.organisation === call.user.organisation
      if (!list || !isOurs || !(await isRoomList(call.directory, list)))
        throw new EwsFailure('ErrorNameResolutionNoResults', 'There is no list of rooms with this address.')
      const rooms = await roomsOf(call.directory, list)
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        Rooms: rooms.map((room) => ({ Id: mailboxElement(room) })),
      }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
