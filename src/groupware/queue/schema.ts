/**
 * The tables of the shard 'queue': mail that has to go on.
 *
 *   message    id (GUID), sender ('' for a notification), envid and ret (RFC 3461), smtputf8, binary8: it has octets above 127;
 *              size; arrived; expires: after it the mail goes back; submitter: the directory object that sent it;
 *              representing: the one whom it was for, where his rules have given it to a delegate;
 *              class: what it is in mailboxes of ours, where a mail cannot say it
 *   chunk      the octets of the message in order, compressed. They lie here and not in the blob store, so that a message
 *              and its recipients come and go in one transaction
 *   recipient  one row for each that is not done; message and number are the key
 *     route      where it goes: 'local', 'relay' (the smart host) or a domain; 'submit': no mail, but a note that a message of a
 *                mailbox (address: mailbox/message) is due to be sent
 *     notify     'never' or words of RFC 3461 4.1 with commas between; original: ORCPT
 *     attempts, next_attempt
 *     lease, lease_until   who is at it; a lease that is not renewed ends by itself
 *     code, status, diagnostic, remote   how the last attempt ended
 *     delayed    1 when the sender has been told of the delay
 *
 * A row goes when the recipient has been delivered or has failed, in the same transaction in which its notification is
 * queued; a message goes with its last recipient.
 */
import { defineSteps } from '#store/engine/families.ts'

defineSteps('queue', [
  {
    name: 'queue 1',
    statements: [
      `create table message (
        id text not null primary key, sender text not null, envid text, ret text, smtputf8 int not null,
        eight_bit int not null, size int not null, arrived int not null, expires int not null, submitter text)`,
      `create table chunk (
        message text not null, number int not null, size int not null, bytes blob not null, primary key (message, number))`,
      `create table recipient (
        message text not null, number int not null, address text not null, route text not null, notify text,
        original text, attempts int not null, next_attempt int not null, lease text, lease_until int not null,
        code int, status text, diagnostic text, remote text, delayed int not null, primary key (message, number))`,
      'create index recipient_due on recipient (next_attempt)',
      'create index recipient_lease on recipient (lease)',
    ],
  },
  { name: 'queue 2: for whom', statements: ['alter table message add column representing text'] },
  { name: 'queue 3: class', statements: ['alter table message add column class text'] },
])
