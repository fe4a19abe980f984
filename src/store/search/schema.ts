/**
 * The tables of the search index. They hold nothing that cannot be made again from the messages; a backup leaves them out.
 *
 *   search_text     which words a message has. A word stands with the letter of its field before it (fields.ts), so that
 *                   one list of messages answers for one field. SQLite: FTS5 as a bare inverted index, with our words
 *                   (no columns, no positions, no copy of the text). PostgreSQL: a tsvector without positions; the number
 *                   of the mailbox stands before each word, so that the one GIN index answers for one mailbox.
 *   search_word     every word that was ever indexed, without field: what finds parts of words
 *   search_header   text of header fields that are not worth words of their own (Received, DKIM-Signature …): folded, many
 *                   messages together, zstd. Read through from the beginning, which is fast enough for what asks for it.
 *   search_message  what of a message is indexed: `block` says which block of search_header has its header, if any;
 *                   `partial` that its text was too long to be indexed whole
 */
import type { Step } from '../engine/families.ts'

const everywhere = [
  `create table search_word (mailbox int not null, word text not null, primary key (mailbox, word)) clustered`,
  `create table search_header (
    mailbox int not null, id int not null, count int not null, size int not null, data blob not null) rowid id`,
  `create table search_message (
    mailbox int not null, message int not null, block int, partial int not null) rowid message`,
  `create index search_message_block on search_message (mailbox, block)`,
  `create index search_message_partial on search_message (mailbox, partial) where partial = 1`,
]

export const searchTables: Step = {
  name: 'search tables',
  statements: {
    sqlite: [
      `create virtual table search_text using fts5(
        words, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
    ],
    postgres: [
      `create table search_text (
        mailbox bigint not null, message bigint not null, part bigint not null, words tsvector not null,
        primary key (mailbox, message, part))`,
      `create index search_text_words on search_text using gin (words)`,
    ],
  },
}

export const searchSteps: readonly Step[] = [{ name: 'search lists', statements: everywhere }, searchTables]
