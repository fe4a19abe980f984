/** ENABLE: from here on the session speaks these extensions. RFC 5161, RFC 9051 6.3.1; RFC 7162, RFC 6855. */
import { command, loggedIn } from '../command.ts'
import type { Extension } from '../session.ts'

const extensions: Readonly<Record<string, readonly Extension[]>> = {
  CONDSTORE: ['CONDSTORE'],
  // RFC 7162 3.2.3: QRESYNC brings CONDSTORE with it.
  QRESYNC: ['QRESYNC', 'CONDSTORE'],
  'UTF8=ACCEPT': ['UTF8=ACCEPT'],
  IMAP4REV2: ['IMAP4REV2'],
}

const shown: Readonly<Record<string, string>> = { IMAP4REV2: 'IMAP4rev2' }

export const enable = command({
  name: 'ENABLE',
  states: loggedIn,
  parse(cursor) {
    const names: string[] = []
    while (cursor.more()) names.push(cursor.word())
    if (names.length === 0) cursor.fail('expected a capability')
    return names
  },
  async run(session, names) {
    const done = names.filter((name) => Object.hasOwn(extensions, name))
    session.output.line(['* ENABLED', ...done.map((name) => shown[name] ?? name)].join(' '))
    for (const extension of new Set(done.flatMap((name) => extensions[name]!))) {
      if (extension === 'CONDSTORE') session.useCondstore()
      else session.enabled.add(extension)
    }
  },
})
