/**
 * Tables whose rows are few: folders, permissions, rules (views of the store), and the attachments of an open message, which
 * nobody but its client sees. [MS-OXCFOLD] 2.2.1.13, [MS-OXCPERM] 2.2.1, [MS-OXORULE] 2.2.2, [MS-OXCMSG] 2.2.3.17
 */
import { makeAddressBookEntryId, P, type PropertySource, type Restriction } from '#model'
import {
  type Mailbox,
  BagRow,
  FolderRow,
  type HierarchyDefinition,
  hierarchyView,
  permissionView,
  PermissionRow,
  RuleRow,
  ruleView,
  SmallView,
} from '#store'
import type { FolderObject } from './folder.ts'
import type { Logon } from './logon.ts'
import type { OpenItem } from './open-item.ts'
import type { TableKind, TableRow, TableRows, TableSelection, TableSource } from './table.ts'

type SourceRow = PropertySource

class ListRows<Row extends SourceRow> implements TableRows {
  readonly #view: SmallView<Row>
  readonly #keyOf: (row: Row) => string

  constructor(view: SmallView<Row>, keyOf: (row: Row) => string) {
    this.#view = view
    this.#keyOf = keyOf
  }

  length(): Promise<number> {
    return this.#view.length()
  }

  async rows(from: number, count: number): Promise<readonly TableRow[]> {
    const rows = await this.#view.rows(from, count)
    return rows.map((row) => ({ key: this.#keyOf(row), get: (tag: number) => row.get(tag) }))
  }

  find(where: Restriction, from: number, backward: boolean): Promise<number | undefined> {
    return this.#view.find(where, from, backward)
  }

  async indexOf(key: string): Promise<number | undefined> {
    const all = await this.#view.rows(0, await this.#view.length())
    const index = all.findIndex((row) => this.#keyOf(row) === key)
    return index < 0 ? undefined : index
  }
}

function table<Row extends SourceRow>(
  kind: TableKind,
  allColumns: readonly number[],
  open: (selection: TableSelection) => SmallView<Row>,
  keyOf: (row: Row) => string,
): TableSource {
  return { kind, allColumns, open: (selection) => new ListRows(open(selection), keyOf) }
}

export function hierarchyTable(logon: Logon, folder: number, definition: HierarchyDefinition): TableSource {
  return table<FolderRow>(
    'hierarchy',
    hierarchyColumns,
    ({ where, order }) =>
      hierarchyView(logon.mailbox, folder, {
        ...definition,
        storeEntryId: logon.entryId,
        ...(where && { where }),
        ...(order && { order }),
      }),
    (row) => `f${row.folder.id}`,
  )
}

export function rulesTable(mailbox: Mailbox, folder: number): TableSource {
  return table<RuleRow>(
    'rules',
    ruleColumns,
    ({ where }) => ruleView(mailbox, folder, where ? { where } : {}),
    (row) => `r${row.rule.id}`,
  )
}

export function permissionsTable(folder: FolderObject, freeBusy: boolean): TableSource {
  const { mailbox, session } = folder.logon
  const { directory } = session.services
  const names = {
    nameOf: async (member: string) => (await directory.findObject(member))?.displayName ?? member,
    async entryIdOf(member: string) {
      const object = await directory.findObject(member)
      return object && makeAddressBookEntryId(object.legacyDn, object.kind === 'group' ? 1 : 0)
    },
  }
  const list = {
    seq: () => mailbox.seq(),
    async permissions(id: number) {
      await folder.load()
      return await mailbox.permissions(id)
    },
  }
  return table<PermissionRow>(
    'permissions',
    [P.MemberId.tag, P.MemberName.tag, P.MemberRights.tag, P.EntryId.tag],
    () => permissionView(list, folder.id, { names, freeBusy }),
    (row) => `p${row.member.member}`,
  )
}

/** As the message is open, with what its client has saved into it and not yet into the store. */
export function attachmentsTable(item: OpenItem): TableSource {
  return table<BagRow>(
    'attachments',
    attachmentColumns,
    ({ where, order }) =>
      new SmallView<BagRow>(
        {
          // Whoever has the message open changes it without a number: it is read anew each time.
          stamp: async () => ({}),
          async rows() {
            const rows: BagRow[] = []
            for (const number of item.attachmentNumbers()) {
              const attachment = item.attachment(number)
              if (!attachment) continue
              const values: [number, unknown][] = []
              for (const tag of attachment.tags()) values.push([tag, await attachment.get(tag)])
              rows.push(new BagRow(values))
            }
            return rows
          },
        },
        { ...(where && { where }), ...(order && { order }) },
      ),
    (row) => `a${String(row.get(P.AttachNumber.tag))}`,
  )
}

const hierarchyColumns = [
  P.FolderId,
  P.ParentFolderId,
  P.EntryId,
  P.ParentEntryId,
  P.DisplayName,
  P.Comment,
  P.ContainerClass,
  P.FolderType,
  P.FolderFlags,
  P.ContentCount,
  P.ContentUnreadCount,
  P.AssociatedContentCount,
  P.Subfolders,
  P.Depth,
  P.MessageSize,
  P.MessageSizeExtended,
  P.HasRules,
  P.AttributeHidden,
  P.CreationTime,
  P.LastModificationTime,
  P.LocalCommitTime,
  P.LocalCommitTimeMax,
  P.HierarchyChangeNumber,
  P.DeletedCountTotal,
  P.SourceKey,
  P.ParentSourceKey,
  P.ChangeKey,
  P.PredecessorChangeList,
  P.ChangeNumber,
  P.InstanceKey,
  P.RecordKey,
  P.Access,
  P.AccessLevel,
  P.Rights,
  P.ObjectType,
].map(({ tag }) => tag)

const ruleColumns = [
  P.RuleId,
  P.RuleSequence,
  P.RuleState,
  P.RuleName,
  P.RuleProvider,
  P.RuleLevel,
  P.RuleUserFlags,
  P.RuleProviderData,
  P.RuleCondition,
  P.RuleActions,
].map(({ tag }) => tag)

const attachmentColumns = [
  P.AttachNumber,
  P.AttachSize,
  P.AttachMethod,
  P.AttachFilename,
  P.AttachLongFilename,
  P.AttachExtension,
  P.AttachMimeTag,
  P.AttachContentId,
  P.AttachContentLocation,
  P.AttachFlags,
  P.AttachmentHidden,
  P.AttachEncoding,
  P.AttachRendering,
  P.RenderingPosition,
  P.DisplayName,
  P.CreationTime,
  P.LastModificationTime,
  P.AttachmentLinkId,
  P.AttachmentFlags,
  P.ExceptionStartTime,
  P.ExceptionEndTime,
].map(({ tag }) => tag)
