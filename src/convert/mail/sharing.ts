/**
 * Sharing messages: invitations to somebody's folder, requests for one, and the answers. [MS-OXSHARE] 2.2
 *
 *   X-Sharing-Flavor: 20310          what it is, in hex     PidLidSharingFlavor
 *   X-Sharing-Local-Type: IPF.Appointment                   PidLidSharingLocalType
 *
 * Each of the properties stands in the mail as a field of its own, and in the item twice: as itself and as the text of that field
 * (PidNameXSharing…).
 */
import type { Field } from '#codec/mime/index.ts'
import { type Bag, N, type Property } from '#model'

interface SharingField {
  name: string
  read(bag: Bag, field: Field): void
  write(bag: Bag): { raw: string } | { text: string } | undefined
}

const VALUE_MAX = 4000

/** A number in hex, of at most eight digits. */
function hex(name: string, property: Property<'int32'>, asText: Property<'string'>): SharingField {
  return {
    name,
    read(bag, { raw }) {
      const value = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(raw)?.[1]
      if (value === undefined) return
      bag.set(asText, raw)
      bag.set(property, Number.parseInt(value, 16) | 0)
    },
    write(bag) {
      const value = bag.get(property)
      const said = value === undefined ? bag.get(asText) : (value >>> 0).toString(16).toUpperCase()
      return said ? { raw: said } : undefined
    },
  }
}

/** The 16 bytes of a GUID in hex. */
function guid(name: string, property: Property<'binary'>, asText: Property<'string'>): SharingField {
  return {
    name,
    read(bag, { raw }) {
      if (!/^[0-9a-f]{32}$/i.test(raw)) return
      bag.set(asText, raw)
      bag.set(property, Buffer.from(raw, 'hex'))
    },
    write(bag) {
      const value = bag.get(property)
      const said = value?.length === 16 ? Buffer.from(value).toString('hex').toUpperCase() : bag.get(asText)
      return said ? { raw: said } : undefined
    },
  }
}

function text(name: string, property: Property<'string'>, asText: Property<'string'>): SharingField {
  return {
    name,
    read(bag, field) {
      if (field.text === '') return
      bag.set(asText, field.text.slice(0, VALUE_MAX))
      bag.set(property, field.text.slice(0, VALUE_MAX))
    },
    write(bag) {
      const value = bag.get(property) ?? bag.get(asText)
      return value ? { text: value } : undefined
    },
  }
}

export const sharingFields: readonly SharingField[] = [
  hex('X-Sharing-Flavor', N.SharingFlavor, N.XSharingFlavor),
  hex('X-Sharing-Capabilities', N.SharingCapabilities, N.XSharingCapabilities),
  text('X-Sharing-Local-Type', N.SharingLocalType, N.XSharingLocalType),
  text('X-Sharing-Config-Url', N.SharingConfigurationUrl, N.XSharingConfigUrl),
  guid('X-Sharing-Provider-Guid', N.SharingProviderGuid, N.XSharingProviderGuid),
  text('X-Sharing-Provider-Name', N.SharingProviderName, N.XSharingProviderName),
  text('X-Sharing-Provider-Url', N.SharingProviderUrl, N.XSharingProviderUrl),
  text('X-Sharing-Remote-Name', N.SharingRemoteName, N.XSharingRemoteName),
  text('X-Sharing-Remote-Path', N.SharingRemotePath, N.XSharingRemotePath),
  text('X-Sharing-Remote-Store-Uid', N.SharingRemoteStoreUid, N.XSharingRemoteStoreUid),
  text('X-Sharing-Remote-Type', N.SharingRemoteType, N.XSharingRemoteType),
  text('X-Sharing-Remote-Uid', N.SharingRemoteUid, N.XSharingRemoteUid),
  text('X-Sharing-Browse-Url', N.SharingBrowseUrl, N.XSharingBrowseUrl),
  guid('X-Sharing-Instance-Guid', N.SharingInstanceGuid, N.XSharingInstanceGuid),
]

/** [MS-OXSHARE] 2.2.2.5: invitation to a special or another folder, request, both, and a denied and an accepted request. */
const flavors: ReadonlySet<number> = new Set([0x20310, 0x310, 0x20500, 0x20710, 0x25100, 0x23310])

export function isSharing(properties: Bag): boolean {
  return flavors.has(properties.get(N.SharingFlavor) ?? 0)
}
