/** ContactsView: the contacts between two names, by the name they are filed under. [MS-OXWSSRCH] 2.2.4.7 */
import { P, type Restriction } from '#model'
import type { ContactsViewType } from '../schema/index.ts'

export function contactsBetween({ InitialName, FinalName }: ContactsViewType): Restriction {
  const { tag } = P.DisplayName
  const compare = (relation: '>=' | '<=', value: string): Restriction => ({
    kind: 'property',
    relation,
    tag,
    value: { tag, value },
  })
  const of: Restriction[] = []
  if (InitialName !== undefined) of.push(compare('>=', InitialName))
  // The last name is a beginning: all names that begin so are in it.
  if (FinalName !== undefined) of.push(compare('<=', `${FinalName}\uffff`))
  return { kind: 'and', of }
}
