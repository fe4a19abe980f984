/**
 * Names of the files of a Maildir, in which the flags of a mail stand: `1700000000.M1P2.host,S=1234:2,FS`
 *
 * The letters after ":2," are P passed on, R replied, S seen, T trashed, D draft, F flagged; those in lower case are the keywords of
 * whoever wrote them. On systems where a name holds no colon, ";" or "!" stand in its place.
 */
const flagOfLetter = {
  D: '\\Draft',
  F: '\\Flagged',
  P: '$Forwarded',
  R: '\\Answered',
  S: '\\Seen',
  T: '\\Deleted',
} as const

export type MaildirFlag = (typeof flagOfLetter)[keyof typeof flagOfLetter]

export interface MaildirName {
  /** What stays when the flags change. */
  unique: string
  flags: MaildirFlag[]
  /** Letters a to z, whose meaning stands in a file of their program (`dovecot-keywords`). */
  keywords: string[]
}

export function parseMaildirName(name: string): MaildirName {
  const [, unique = name, letters = ''] = /^(.*)[:;!]2,([^:;!]*)$/s.exec(name) ?? []
  const flags = new Set<MaildirFlag>()
  const keywords = new Set<string>()
  for (const letter of letters) {
    const flag = (flagOfLetter as Readonly<Record<string, MaildirFlag>>)[letter]
    if (flag) flags.add(flag)
    else if (letter >= 'a' && letter <= 'z') keywords.add(letter)
  }
  return { unique, flags: [...flags], keywords: [...keywords] }
}

/** The name within `cur`; the letters in the order of the alphabet, as readers demand. */
export function maildirName({ unique, flags, keywords }: MaildirName): string {
  const letters = Object.entries(flagOfLetter).filter(([, flag]) => flags.includes(flag))
  return `${unique}:2,${letters.map(([letter]) => letter).join('')}${keywords.toSorted().join('')}`
}
