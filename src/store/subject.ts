/**
 * Subjects: the bag keeps PidTagSubjectPrefix and PidTagNormalizedSubject; PidTagSubject is one behind the other.
 * [MS-OXCMSG] 2.2.1.9, 2.2.1.10, 2.2.1.46
 */

/** One to three letters, a colon and a space: `Re: `, `AW: `, `Fwd: `. */
const prefixPattern = /^[^\s\d:]{1,3}: /

export interface SubjectParts {
  prefix: string
  normalized: string
}

/** `prefix` is what a client has set; it counts where the subject really begins with it. */
export function subjectParts(subject: string, prefix: string | undefined): SubjectParts {
  const own = prefix !== undefined && subject.startsWith(prefix) ? prefix : (prefixPattern.exec(subject)?.[0] ?? '')
  return { prefix: own, normalized: subject.slice(own.length) }
}
