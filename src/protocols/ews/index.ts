/** Exchange Web Services: mailboxes over SOAP. */
export { ews } from './routes.ts'
