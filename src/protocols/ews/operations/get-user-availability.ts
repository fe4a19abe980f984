/** GetUserAvailability: when people, rooms and lists are free, and when they could meet. [MS-OXWAVLS] 3.1.4.1 */
import { findAvailability } from '../availability/free-busy.ts'
import { suggestions } from '../availability/suggestions.ts'
import { windowOf } from '../availability/window.ts'
import { zoneOf } from '../availability/time-zone.ts'
import { Fault } from '../errors.ts'
import { operation } from '../operation.ts'

const MAILBOXES_MAX = 100

export const getUserAvailability = operation({
  name: 'GetUserAvailability',
  async handle(call, { TimeZone, MailboxDataArray, FreeBusyViewOptions, SuggestionsViewOptions }) {
    const zone = TimeZone ? zoneOf(TimeZone) : call.times.zone
    const people = MailboxDataArray.filter((data) => data !== null)
    if (people.length > MAILBOXES_MAX) throw new Fault('ErrorExceededFindCountLimit', 'Too many mailboxes at once.')
    if (!FreeBusyViewOptions && !SuggestionsViewOptions)
      throw new Fault('ErrorInvalidFreeBusyViewType', 'Nothing is asked for.')
    return {
      ...(FreeBusyViewOptions && {
        FreeBusyResponseArray: await findAvailability(call, people, zone, FreeBusyViewOptions),
      }),
      ...(SuggestionsViewOptions && {
        SuggestionsResponse: await suggestions(call, people, zone, {
          options: SuggestionsViewOptions,
          window: windowOf(SuggestionsViewOptions.DetailedSuggestionsWindow, zone),
        }),
      }),
    }
  },
})
