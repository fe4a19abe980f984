/**
 * The tables of the shard 'directory'.
 *
 * Whatever others see changes only together with `clock.seq`, and the row that changed gets the new number; an object,
 * domain or organisation that goes leaves a row in `gone`. So the directory has a change feed like a mailbox, and every
 * cache knows by one number whether it is still true. A changed credential moves the clock, too, because logins are
 * remembered, but no row gets its number. Counters and last uses are nobody's news and leave the clock alone.
 *
 *   organisation  id (GUID), name as typed, name_key (folded, unique), content (JSON, organisation.ts), public_object
 *   domain        name (A-labels), organisation; alias_of: every address of that domain exists here, too; catch_all: an
 *                 object's id or an address; main: the one that new users get
 *   object        id (GUID), kind, address (primary, as shown), name_key (folded display name: the order of the address
 *                 list), mailbox (GUID), content (JSON of attributes.ts without references), legacy_dn
 *   address       every SMTP address and X.500 name that finds an object: address_key is unique over all organisations;
 *                 sort 0 is the primary address; local_key finds `ada` where no domain was said
 *   link          who names whom (types.ts, Relation): target is an object's id, or an address elsewhere
 *   name_word     the words by which an object is found (name-words.ts)
 *   photo         JPEG or PNG as it was given
 *   credential    password hash (password.ts)
 *   app_password  digest: SHA-256 of the password, which is random and long enough for that
 *   token         digest: SHA-256 of a bearer token; protocols as of an app password
 *   sharing       mailboxes that have a folder shared with a member (groups and `default` included)
 *   failure       counters of attempts.ts; subject: account and remote, or remote
 *   known         remotes from which an account has logged in
 */
import { defineSteps } from '#store/engine/families.ts'
import { indexAllNames } from './name-words.ts'
import { makeX500Keys } from './x500-keys.ts'

defineSteps('directory', [
  {
    name: 'directory 1',
    statements: [
      'create table clock (id int not null primary key, seq int not null, kept_from int not null)',
      'insert into clock (id, seq, kept_from) values (1, 0, 0)',
      `create table organisation (
        id text not null primary key, name text not null, name_key text not null unique, public_object text,
        content text not null, seq int not null, created_seq int not null, created int not null, changed int not null)`,
      `create table domain (
        name text not null primary key, organisation text not null, alias_of text, catch_all text, main int not null,
        seq int not null, created_seq int not null, created int not null, changed int not null)`,
      'create index domain_of on domain (organisation)',
      `create table object (
        id text not null primary key, organisation text not null, kind text not null, address text not null,
        name_key text not null, hidden int not null, mailbox text, legacy_dn text not null, content text not null,
        photo int not null, seq int not null, created_seq int not null, created int not null, changed int not null)`,
      'create unique index object_mailbox on object (mailbox)',
      'create index object_name on object (organisation, name_key, id)',
      'create index object_seq on object (seq)',
      `create table address (
        address_key text not null primary key, object text not null, domain text not null, local_key text not null,
        shown text not null, sort int not null)`,
      'create index address_object on address (object, sort)',
      'create index address_local on address (local_key)',
      'create index address_domain on address (domain)',
      `create table link (
        source text not null, kind text not null, target text not null, sort int not null,
        primary key (source, kind, target)) clustered`,
      'create index link_target on link (target, kind)',
      'create table photo (object text not null primary key, type text not null, content blob not null)',
      'create table credential (object text not null primary key, hash text not null, changed int not null)',
      `create table app_password (
        id text not null primary key, object text not null, name text not null, digest text not null, protocols text,
        created int not null, expires int, last_used int, last_remote text)`,
      'create unique index app_password_digest on app_password (object, digest)',
      'create table sharing (mailbox text not null, member text not null, primary key (mailbox, member)) clustered',
      'create index sharing_member on sharing (member)',
      'create table gone (seq int not null primary key, kind text not null, id text not null, organisation text, at int not null)',
      'create table failure (subject text not null primary key, failures int not null, last int not null)',
      'create index failure_last on failure (last)',
      `create table known (
        object text not null, remote text not null, last int not null, primary key (object, remote)) clustered`,
      'create index known_last on known (last)',
    ],
  },
  {
    name: 'directory 2: words of names, numbers of objects',
    statements: [
      `create table name_word (
        organisation text not null, word text not null, object text not null,
        primary key (organisation, word, object)) clustered`,
      'create index name_word_object on name_word (object, word)',
      'create index object_created on object (created_seq)',
    ],
    run: indexAllNames,
  },
  {
    name: 'directory 3: tokens',
    statements: [
      `create table token (
        digest text not null primary key, object text not null, name text not null, protocols text,
        created int not null, expires int not null)`,
      'create index token_object on token (object)',
      'create index token_expires on token (expires)',
    ],
  },
  { name: 'directory 4: blanks in X.500 names', statements: [], run: makeX500Keys },
])
