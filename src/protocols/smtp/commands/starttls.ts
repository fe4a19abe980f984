/** STARTTLS, RFC 3207: everything said before is forgotten, the octets that came too early too. */
import { everywhere, type Command } from '../command.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'

export const starttls: Command = { name: 'STARTTLS', services: everywhere, syntax: 'STARTTLS', run }

async function run(session: Session, argument: string): Promise<Reply | undefined> {
  if (argument !== '') return reply(501, '5.5.4', 'Syntax: STARTTLS')
  if (session.connection.secure) return reply(503, '5.5.1', 'TLS is there already')
  if (!session.options.startTls) return reply(502, '5.5.1', 'TLS cannot be had here')
  session.forget()
  session.login = undefined
  session.write(reply(220, '2.0.0', 'Ready to start TLS'))
  session.flush()
  session.reader.discard()
  await session.connection.startTls()
  return undefined
}
