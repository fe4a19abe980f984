/** GetRoomLists: the distribution lists of the organisation that hold nothing but rooms. [MS-OXWSGTRM] 3.1.4.1 */
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import { mailboxElement } from '../people/directory-contact.ts'
import { roomLists } from '../people/rooms.ts'

export const getRoomLists = operation({
  name: 'GetRoomLists',
  async handle(call) {
    try {
      const RoomLists = (await roomLists(call)).map(mailboxElement)
      return { ResponseClass: 'Success', ResponseCode: 'NoError', RoomLists }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
