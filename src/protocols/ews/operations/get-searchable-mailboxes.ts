/** GetSearchableMailboxes. [MS-OXWSEDISC] 3.1.4.1 */
import { searchableMailboxes } from '../discovery/mailboxes.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'

export const getSearchableMailboxes = operation({
  name: 'GetSearchableMailboxes',
  async handle(call, { SearchFilter }) {
    try {
      const text = SearchFilter?.replaceAll('*', '').toLowerCase() ?? ''
      const all = await searchableMailboxes(call)
      const wanted = all.filter(({ owner }) => `${owner.displayName} ${owner.address}`.toLowerCase().includes(text))
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        SearchableMailboxes: wanted.map(({ owner }) => ({
          Guid: owner.id,
          PrimarySmtpAddress: owner.address,
          IsExternalMailbox: false,
          ExternalEmailAddress: '',
          DisplayName: owner.displayName,
          IsMembershipGroup: false,
          ReferenceId: owner.legacyDn,
        })),
      }
    } catch (error) {
      return { ...failureMessage(call, error), SearchableMailboxes: [] }
    }
  },
})
