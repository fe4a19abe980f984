/**
 * Passwords: argon2id (RFC 9106) in the usual text form with its parameters, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`,
 * so that the parameters can be raised later: a hash with other ones still verifies and is renewed at the next login.
 *
 * crypto.argon2 runs on libuv's pool of four threads and takes its memory for each call; the hasher therefore runs few at
 * a time, lets a bounded number wait, and answers `busy` beyond that.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '#model'

export interface HashParameters {
  memoryKib: number
  passes: number
  parallelism: number
}

/** The second choice of RFC 9106 would take 64 MiB a login; this is OWASP's, which many logins at once can bear. */
export const defaultParameters: HashParameters = { memoryKib: 19456, passes: 2, parallelism: 1 }

export interface Hasher {
  hash(password: string): Promise<string>
  /**
   * `stored` undefined (nobody there, no password set) takes the same time as a wrong password. `outdated`: right, but
   * hashed with other parameters than new ones are.
   */
  verify(password: string, stored: string | undefined): Promise<'wrong' | 'right' | 'outdated'>
}

export function createHasher({
  parameters = defaultParameters,
  concurrency = 2,
  waiting = 500,
}: {
  parameters?: HashParameters
  concurrency?: number
  waiting?: number
} = {}): Hasher {
  const gate = createGate(concurrency, waiting)
  const nobody = writeHash(parameters, Buffer.alloc(saltBytes), Buffer.alloc(hashBytes))

  async function hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes)
    return writeHash(parameters, salt, await gate(() => derive('argon2id', password, salt, hashBytes, parameters)))
  }

  async function verify(password: string, stored: string | undefined): Promise<'wrong' | 'right' | 'outdated'> {
    const known = (stored !== undefined && readHash(stored)) || undefined
    const { algorithm, salt, expected, used } = known ?? (readHash(nobody) as ReadHash)
    const given = await gate(() => derive(algorithm, password, salt, expected.length, used))
    if (!timingSafeEqual(given, expected) || known === undefined) return 'wrong'
    const current = writeHash(parameters, salt, expected)
    return current === stored ? 'right' : 'outdated'
  }

  return { hash, verify }
}

/**
 * What is hashed, RFC 8265 4.2.2 (OpaqueString): other spaces become SPACE, then NFC; so the same password typed on
 * another keyboard is the same password. undefined when it is empty or has control characters.
 */
export function preparePassword(password: string): string | undefined {
  if (password.length === 0 || password.length > 1024) return undefined
  const prepared = password.replace(/\p{Zs}/gu, ' ').normalize('NFC')
  return /[\p{Cc}\p{Cs}]/u.test(prepared) ? undefined : prepared
}

/** A new password must be this long; what else makes a good one cannot be told by looking at it. */
export const minimumPasswordLength = 8

/** For a password that is set: throws invalid with the reason. */
export function checkNewPassword(password: string): string {
  const prepared = preparePassword(password)
  if (prepared === undefined) {
    throw new Failure(
      'invalid',
      'a password must not be empty, longer than 1024 characters, or contain control characters',
    )
  }
  if ([...prepared].length < minimumPasswordLength) {
    throw new Failure('invalid', `a password needs at least ${minimumPasswordLength} characters`)
  }
  return prepared
}

/** True for a hash made elsewhere that `verify` can use: argon2i, argon2d, argon2id with bearable parameters. */
export function isUsableHash(text: string): boolean {
  return readHash(text) !== undefined
}

// No letter or digit that looks like another one; 29 of them make 4.86 bits each.
const letters = 'abcdefghjkmnpqrstuvwxyz345679'

/** Twenty letters and digits in groups of five: 97 bits, and easy to type from paper. */
export function generatePassword(): string {
  const groups: string[] = []
  for (let group = 0; group < 4; group++) {
    let text = ''
    while (text.length < 5) {
      const value = randomBytes(1)[0] as number
      // 232 is the largest multiple of 29 below 256: the rest would prefer some letters.
      if (value < 232) text += letters[value % 29]
    }
    groups.push(text)
  }
  return groups.join('-')
}

const saltBytes = 16
const hashBytes = 32

interface ReadHash {
  algorithm: 'argon2id' | 'argon2i' | 'argon2d'
  salt: Buffer
  expected: Buffer
  used: HashParameters
}

function writeHash({ memoryKib, passes, parallelism }: HashParameters, salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

function readHash(text: string): ReadHash | undefined {
  const match =
    /^\$(argon2id|argon2i|argon2d)\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,172})$/.exec(
      text,
    )
  if (!match) return undefined
  const [algorithm, memory, passes, parallelism, salt, hash] = match.slice(1) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const used = { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  // RFC 9106 3.1, and an upper end: a stored hash must not be able to take the machine's memory.
  if (used.parallelism < 1 || used.passes < 1 || used.passes > 32) return undefined
  if (used.memoryKib < 8 * used.parallelism || used.memoryKib > 262144) return undefined
  return {
    algorithm: algorithm as ReadHash['algorithm'],
    salt: Buffer.from(salt, 'base64'),
    expected: Buffer.from(hash, 'base64'),
    used,
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function derive(
  algorithm: ReadHash['algorithm'],
  message: string,
  nonce: Buffer,
  tagLength: number,
  { memoryKib, passes, parallelism }: HashParameters,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(algorithm, { message, nonce, parallelism, tagLength, memory: memoryKib, passes }, (error, result) =>
      error ? reject(error) : resolve(result as Buffer),
    )
  })
}

/** Lets `running` works run and `waiting` more wait. */
function createGate(running: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = running
  const queue: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve))
    else throw new Failure('busy', 'too many logins at once')
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free++
    }
  }
}
