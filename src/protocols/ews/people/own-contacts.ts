/** The contacts of a folder that a text means: by a word of the name, or the beginning of an address. */
import { RowNames } from '#groupware/items/names.ts'
import { Failure, N, P, type Restriction, sortBy } from '#model'
import type { FolderId, Mailbox, MessageRow, Store } from '#store'

export interface OwnContact {
  row: MessageRow
  name: string
  /** SMTP addresses, in the order of the contact. */
  addresses: string[]
  company: string
  givenName: string
  surname: string
  isList: boolean
}

const fields = [
  P.DisplayName,
  P.GivenName,
  P.Surname,
  P.CompanyName,
  P.MessageClass,
  N.FileUnder,
  N.Email1EmailAddress,
  N.Email2EmailAddress,
  N.Email3EmailAddress,
  N.DistributionListName,
] as const
const addressFields = [N.Email1EmailAddress, N.Email2EmailAddress, N.Email3EmailAddress] as const
/** Case and marks. */
const IGNORE = 3

/** All of the folder without a text. */
export async function ownContacts(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  folder: FolderId,
  { text, limit }: { text: string | undefined; limit: number },
): Promise<OwnContact[]> {
  const names = await RowNames.of(mailbox, fields)
  const where: Restriction = {
    kind: 'and',
    of: [
      classes,
      ...(text === undefined
        ? []
        : text
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map((word) => wordAnywhere(names, word))),
    ],
  }
  const view = store.view(mailbox, folder, { where, order: sortBy(P.DisplayName.tag), columns: ['bag'] })
  const rows = await view.rows(0, limit)
  return rows.flatMap((row) => (row.kind === 'message' && row.bag ? [contactOf(row, names)] : []))
}

const classes: Restriction = {
  kind: 'or',
  of: ['IPM.Contact', 'IPM.DistList'].map((value) => {
    const { tag } = P.MessageClass
    return { kind: 'content', match: 'prefix', fuzzy: 1, tag, value: { tag, value } } as const
  }),
}

function wordAnywhere(names: RowNames, word: string): Restriction {
  const of: Restriction[] = []
  for (const field of fields) {
    const tag = field === P.MessageClass ? undefined : names.tag(field)
    if (tag !== undefined)
      of.push({ kind: 'content', match: 'prefixOfWord', fuzzy: IGNORE, tag, value: { tag, value: word } })
  }
  return { kind: 'or', of }
}

/** Throws notFound for what is no contact. */
export async function contactById(mailbox: Mailbox, id: number): Promise<OwnContact> {
  const message = await mailbox.getMessage(id)
  if (!/^ipm\.(?:contact|distlist)/i.test(message.class)) throw new Failure('notFound', 'contact')
  return contactOf(message, await RowNames.of(mailbox, fields))
}

function contactOf(row: MessageRow, names: RowNames): OwnContact {
  const { bag } = names.read(row.bag!)
  return {
    row,
    name: bag.get(P.DisplayName) ?? bag.get(N.DistributionListName) ?? bag.get(N.FileUnder) ?? '',
    addresses: addressFields.flatMap((field) => bag.get(field)?.trim() || []),
    company: bag.get(P.CompanyName) ?? '',
    givenName: bag.get(P.GivenName) ?? '',
    surname: bag.get(P.Surname) ?? '',
    isList: /^ipm\.distlist/i.test(row.class),
  }
}
