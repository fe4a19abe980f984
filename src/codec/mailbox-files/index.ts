/** Mails in files: mbox and the names of a Maildir. */
export { maildirName, type MaildirFlag, type MaildirName, parseMaildirName } from './maildir.ts'
export { mboxEntry, type MboxDialect, type MboxMail, type MboxOptions, readMbox } from './mbox.ts'
