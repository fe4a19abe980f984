/**
 * GetSpecialTable: the containers of the address book, or the templates for addresses that are in no container.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.8
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.3, 3.1.4.4.3, [MS-OXOABK] 3.1.4.1
 */
import { crc32 } from 'node:zlib'
import { guidBytes, makeAddressBookEntryId, makeTag, P, type TaggedProperty, type TaggedValue } from '#model'
import { textForm } from '../code-page.ts'
import { type Container, containers, findContainer } from '../containers.ts'
import { DisplayType } from '#groupware/address-book/index.ts'
import { NspiError, operation } from '../operation.ts'
import { creationTemplates, type CreationTemplate } from '../templates/index.ts'
import { bodies } from '../bodies.ts'

/** [MS-OXNSPI] 2.2.1.12 */
const Flag = { addressCreationTemplates: 2, unicodeStrings: 4 } as const
/** [MS-OXOABK] 2.2.2.1 */
const ContainerFlag = { recipients: 1, subcontainers: 2, unmodifiable: 8 } as const

export const getSpecialTable = operation({
  ...bodies.GetSpecialTable,
  failed: ({ state }) => ({ codePage: state?.codePage ?? 0, version: undefined, rows: undefined }),
  async handle(_book, { flags, state }) {
    if (!state) throw new NspiError('invalidParameter')
    const { codePage, templateLocale } = state
    if ((flags & Flag.addressCreationTemplates) !== 0) {
      const to8 = textForm(codePage).to8
      return {
        codePage,
        version: undefined,
        rows: creationTemplates(templateLocale).map((one) => templateRow(one, to8)),
      }
    }
    const to8 = (flags & Flag.unicodeStrings) === 0 ? textForm(codePage).to8 : undefined
    const rows = containers.map((container) => containerRow(container, templateLocale, to8))
    // Appendix A <3>: Exchange since 2010 gives the rows whatever version a client says that it has.
    return { codePage, version: versionOf(rows), rows }
  },
})

/** The columns in the order of constraint 14. */
function containerRow(
  container: Container,
  locale: number,
  to8: ((text: string) => string) | undefined,
): TaggedValue[] {
  const { id, depth, kinds, names } = container
  const parent = container.parent === undefined ? undefined : findContainer(container.parent)
  const holds = kinds?.length === 0 ? ContainerFlag.subcontainers : ContainerFlag.recipients
  const name = isGerman(locale) ? names.de : names.en
  return [
    value(P.EntryId, containerEntryId(container)),
    value(P.ContainerFlags, holds | ContainerFlag.unmodifiable),
    value(P.Depth, depth),
    value(P.AddressBookContainerId, id),
    to8 ? { tag: makeTag(P.DisplayName.id, 'string8'), value: to8(name) } : value(P.DisplayName, name),
    value(P.AddressBookIsMaster, false),
    ...(parent ? [value(P.AddressBookParentEntryId, containerEntryId(parent))] : []),
  ]
}

function containerEntryId({ dn }: Container): Uint8Array {
  return makeAddressBookEntryId(dn, DisplayType.container)
}

/** Strings of it are 8-bit whatever else is asked: constraint 4. [MS-OXOABKT] 2.2.1 */
function templateRow({ dn, name, addressType, displayType }: CreationTemplate, to8: (text: string) => string) {
  const entryId = makeAddressBookEntryId(dn, DisplayType.addressTemplate)
  return [
    { tag: makeTag(P.AddressType.id, 'string8'), value: to8(addressType) },
    { tag: makeTag(P.DisplayName.id, 'string8'), value: to8(name) },
    value(P.DisplayType, displayType),
    value(P.EntryId, entryId),
    value(P.Depth, 0),
    value(P.Selectable, true),
    value(P.InstanceKey, guidBytes(keyOf(entryId))),
  ]
}

function keyOf(entryId: Uint8Array): string {
  return `${crc32(entryId).toString(16).padStart(8, '0')}-0000-8000-8000-000000000000`
}

function value({ tag }: TaggedProperty, value: unknown): TaggedValue {
  return { tag, value }
}

/** Another language or another set of containers is another version; never 0, which a client has that has none. */
function versionOf(rows: readonly TaggedValue[][]): number {
  return crc32(JSON.stringify(rows, (_, each) => (each instanceof Uint8Array ? each.toHex() : each))) || 1
}

export function isGerman(locale: number): boolean {
  return (locale & 0x3ff) === 0x07
}
