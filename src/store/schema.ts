/**
 * The tables of a mailbox. Every primary key begins with the column `mailbox` (store/engine/engine.ts says what it holds);
 * texts are compared byte by byte, so what is sorted or compared regardless of case stands here as a folded key.
 * Times are milliseconds since 1970 unless said otherwise; flags are 0 or 1. Texts never hold NUL (PostgreSQL refuses it).
 *
 * mailbox      one row: who it is, the counters, the quotas, the sums
 *   next_id      next GLOBCNT for folders and messages; never goes back
 *   seq          the last change number given; every changed object takes the next one
 *   size         bytes of the live messages (PidTagMessageSizeExtended); deleted_size those of the soft-deleted ones
 *   kept_since   deletions up to and including this seq have been purged: readers older than it start again
 *
 * folder
 *   kind         0 root, 1 generic, 2 search
 *   name_key     folded name, unique among siblings that are not deleted
 *   seq          last change of the folder itself (name, place, properties, permissions): its change number in ICS
 *   created_seq  seq of its creation
 *   content_seq  highest seq of anything in it, deletions too: HIGHESTMODSEQ
 *   content_time when that was: PidTagLocalCommitTimeMax
 *   count, unread, associated_count, size      of its live messages, kept by the write itself; size includes associated
 *   deleted_count messages that were soft-deleted in it and lie in Recoverable Items; deleted_total: ever deleted
 *   subfolders   how many, deleted ones apart
 *   deleted      1: soft-deleted with all below it, lies under Recoverable Items; last_parent says where it was
 *   bag          PackedBag of what else was set
 *
 * message      one row for each message; the columns of MessageRow and what is sorted by
 *   seq          last change of any kind; created_seq: birth in this folder; content_seq: last change that is more than
 *                read state and flags
 *   flags        bits of store/flags.ts
 *   categories   each followed by a newline, in their order; null without any
 *   subject_key  folded normalized subject; sender_key, to_key: folded display names (all cut to 255 characters)
 *   conversation 16 bytes, PidTagConversationId
 *   message_id_hash  the first 48 bits of SHA-256 of the Message-ID as a number; null without one
 *   last_parent  only on soft-deleted messages: the folder they were deleted from
 *   creator      the member who made it where he is not the owner: decides what is "own" for permissions
 *   parts        bits: which other tables have rows of it: 1 content, 2 attachment, 4 value, 8 blob_ref
 *
 * bag          the properties of a message, exactly one row for each: PackedBag with mailbox-local ids of named properties; long
 *              values are external entries (store/values.ts). Apart from `message` (store/bags.ts), which every flag rewrites.
 *
 * content      what is needed when a message is opened, not when it is listed; at most one row for each message
 *   recipients   packed, then zstd (store/recipients.ts)
 *   source       the MIME form, split and compressed (store/source.ts); null: there is none
 *   structure, envelope   as codec/mime has them, packed (store/source.ts)
 *   derived      JSON: properties that are read from parts of the source (store/derived.ts)
 *   preview      the first words of the body
 *
 * attachment   number: PidTagAttachNumber; size in bytes; bag: its PackedBag;
 *   place        of the content: 0 none, 1 inline (zstd), 2 blob, 3 part of the source, 4 embedded message inline (zstd),
 *                5 embedded message in a blob (store/attachments.ts); content: those bytes, the address, or the part path
 *
 * value        long values of message properties that stand as external entries in the bag: zstd
 * blob_ref     every blob that a message needs, however deep: what garbage collection marks by
 * tombstone    kind 0 folder, 1 message; one row for each deletion (moves too), seq its number. uid 0 for folders;
 *              `folder` is the parent for folders.
 * permission   rights of a member at a folder: bits of model/permissions.ts; member: a directory id, 'default', 'anonymous'
 * named_property   ids 0x8000 and up; property_set a GUID; lid, or name when lid is null
 * read_state   public folders: a row is a message that the member has read (its `flags` say unread for everybody)
 * once         keys of deliveries that were seen, and when; those of imports for ever (store/once.ts). value: what the importer
 *              remembers with it
 * meta         small values by name: cursors, state of the search index …
 */
import { defineSteps, type Step } from './engine/families.ts'
import { searchSteps } from './search/schema.ts'
import { statistics } from './statistics.ts'
import { bags } from './bags.ts'
import { mapiTables } from './mapi-tables.ts'
import { pendingTable } from './pending.ts'

const tables: Step = {
  name: 'mailbox tables',
  statements: [
    `create table mailbox (
      mailbox int not null, id text not null, kind text not null, owner text not null, locale text not null,
      display_name text not null, created int not null, next_id int not null, seq int not null,
      size int not null, deleted_size int not null, message_count int not null, kept_since int not null,
      quota_warning int, quota_send int, quota_receive int,
      primary key (mailbox)) clustered`,

    `create table folder (
      mailbox int not null, id int not null, parent int not null, kind int not null, name text not null, name_key text not null,
      class text not null, seq int not null, created_seq int not null, content_seq int not null, created int not null,
      modified int not null, content_time int not null,
      count int not null, unread int not null, associated_count int not null, size int not null,
      deleted_count int not null, deleted_total int not null, uid_validity int not null, uid_next int not null,
      subfolders int not null, deleted int not null, last_parent int, bag blob not null) rowid id`,
    `create unique index folder_name on folder (mailbox, parent, name_key) where deleted = 0`,
    `create index folder_parent on folder (mailbox, parent)`,
    `create index folder_seq on folder (mailbox, seq)`,

    `create table message (
      mailbox int not null, id int not null, folder int not null, uid int not null,
      seq int not null, created_seq int not null, content_seq int not null,
      flags int not null, categories text, received int not null, saved int not null, created int not null, modified int not null,
      size int not null, source_size int, class text not null, associated int not null, has_attachments int not null,
      importance int not null, subject_key text not null, sender_key text not null, to_key text not null,
      conversation blob not null, message_id_hash int, email_id text not null, last_parent int, creator text, parts int not null,
      bag blob not null) rowid id`,
    `create unique index message_uid on message (mailbox, folder, associated, uid, id)`,
    `create index message_seq on message (mailbox, seq)`,
    `create index message_folder_seq on message (mailbox, folder, seq)`,
    `create index message_received on message (mailbox, folder, associated, received, id)`,
    `create index message_subject on message (mailbox, folder, associated, subject_key, id)`,
    `create index message_sender on message (mailbox, folder, associated, sender_key, id)`,
    `create index message_conversation on message (mailbox, conversation)`,
    `create index message_message_id on message (mailbox, message_id_hash) where message_id_hash is not null`,
    `create index message_last_parent on message (mailbox, last_parent) where last_parent is not null`,

    `create table content (
      mailbox int not null, message int not null, recipients blob, source blob,
      structure blob, envelope text, derived text, preview text) rowid message`,

    `create table attachment (
      mailbox int not null, message int not null, number int not null, size int not null, place int not null,
      content blob, bag blob not null, primary key (mailbox, message, number)) clustered`,

    `create table value (
      mailbox int not null, message int not null, tag int not null, size int not null, bytes blob not null,
      primary key (mailbox, message, tag))`,

    `create table blob_ref (
      mailbox int not null, message int not null, address blob not null,
      primary key (mailbox, message, address)) clustered`,

    `create table tombstone (
      mailbox int not null, folder int not null, seq int not null, kind int not null, id int not null, uid int not null,
      created_seq int not null, associated int not null, at int not null,
      primary key (mailbox, folder, seq)) clustered`,
    `create index tombstone_seq on tombstone (mailbox, seq)`,

    `create table permission (
      mailbox int not null, folder int not null, member text not null, rights int not null,
      primary key (mailbox, folder, member)) clustered`,

    `create table named_property (
      mailbox int not null, id int not null, property_set text not null, lid int, name text,
      primary key (mailbox, id)) clustered`,

    `create table read_state (
      mailbox int not null, member text not null, folder int not null, message int not null,
      primary key (mailbox, member, folder, message)) clustered`,
    `create index read_state_message on read_state (mailbox, message)`,

    `create table once (mailbox int not null, key text not null, at int not null, primary key (mailbox, key)) clustered`,

    `create table meta (mailbox int not null, name text not null, value text not null, primary key (mailbox, name)) clustered`,
  ],
}

const rememberedValues: Step = {
  name: 'values of remembered keys',
  statements: [`alter table once add column value text`],
}

defineSteps('mailbox', [tables, ...searchSteps, statistics, mapiTables, bags, rememberedValues, ...pendingTable])
