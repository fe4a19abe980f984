/**
 * The containers of the address book: the global address list, and under "All Address Lists" one for each kind of object.
 * [MS-OXOABK] 2.2.2, 3.1.4.1
 *
 * The ids and GUIDs go into profiles of clients: never change one.
 */
import type { ListedKind } from '#directory'

export interface Container {
  /** PidTagAddressBookContainerId. 0 is the global address list. */
  id: number
  /** [MS-OXOABK] 2.2.1.1: `/` is the global address list, others have `/guid=` and 32 digits. */
  dn: string
  parent?: number
  depth: number
  names: { en: string; de: string }
  /** undefined: everybody. Empty: it only holds containers. */
  kinds?: readonly ListedKind[]
}

const under = { parent: 0x7f000001, depth: 1 }

export const containers: readonly Container[] = [
  { id: 0, dn: '/', depth: 0, names: { en: 'Global Address List', de: 'Globale Adressliste' } },
  {
    id: 0x7f000001,
    dn: '/guid=3F0F4C2A9B7D4E51A8C66E1D0B92F701',
    depth: 0,
    names: { en: 'All Address Lists', de: 'Alle Adresslisten' },
    kinds: [],
  },
  {
    ...under,
    id: 0x7f000002,
    dn: '/guid=3F0F4C2A9B7D4E51A8C66E1D0B92F702',
    names: { en: 'All Contacts', de: 'Alle Kontakte' },
    kinds: ['contact'],
  },
  {
    ...under,
    id: 0x7f000003,
    dn: '/guid=3F0F4C2A9B7D4E51A8C66E1D0B92F703',
    names: { en: 'All Groups', de: 'Alle Gruppen' },
    kinds: ['group'],
  },
  {
    ...under,
    id: 0x7f000004,
    dn: '/guid=3F0F4C2A9B7D4E51A8C66E1D0B92F704',
    names: { en: 'All Rooms', de: 'Alle Räume' },
    kinds: ['room', 'equipment'],
  },
  {
    ...under,
    id: 0x7f000005,
    dn: '/guid=3F0F4C2A9B7D4E51A8C66E1D0B92F705',
    names: { en: 'All Users', de: 'Alle Benutzer' },
    kinds: ['user', 'shared'],
  },
]

const byId = new Map(containers.map((container) => [container.id, container]))

export function findContainer(id: number): Container | undefined {
  return byId.get(id)
}
