/**
 * The file as the writer sees it: space that is only ever appended to, and the maps of what is taken. [MS-PST] 2.2.2.7
 *
 *   0x4400  AMap | PMap | blocks and pages …             a section of 253,952 bytes
 *           AMap | blocks and pages …                    the next one; every eighth begins with a PMap behind its AMap
 *
 * Nothing crosses the end of a section. The other maps are no longer used by Outlook, but must stand where it expects
 * them: FMap from section 128 on in every 496th, FPMap from section 8192 on in every 31,744th ([MS-PST] 2.2.2.7.5,
 * 2.2.2.7.6).
 */
import { encode } from '#codec/binary/index.ts'
import { checksum, signature } from '../checksum.ts'
import { PageType, widePageTrailer } from '../format.ts'

/** Where the file goes. Most is appended; maps and the header are written again at their places. */
export interface PstSink {
  write(offset: number, bytes: Uint8Array): void
}

const PAGE_SIZE = 512
const PAGE_BODY_SIZE = 496
const FIRST_SECTION = 0x4400
const SECTION_SIZE = 253_952
const UNIT = 64
const DENSITY_LIST = 0x4200

/** What has been taken so far, to go on in the same file later. */
export interface SpaceState {
  section: number
  next: number
  map: Uint8Array
  nextPageId: number
  free: number
}

export class Space {
  readonly #sink: PstSink
  #section = -1
  #next = 0
  #map = new Uint8Array(PAGE_BODY_SIZE)
  /** Page ids are numbers of their own. [MS-PST] 2.2.2.2 */
  #nextPageId = 1
  /** Bytes that no map shows as taken. */
  free = 0

  constructor(sink: PstSink, state?: SpaceState) {
    this.#sink = sink
    if (!state) {
      this.#openSection()
      return
    }
    this.#section = state.section
    this.#next = state.next
    this.#map = state.map.slice()
    this.#nextPageId = state.nextPageId
    this.free = state.free
  }

  state(): SpaceState {
    return {
      section: this.#section,
      next: this.#next,
      map: this.#map.slice(),
      nextPageId: this.#nextPageId,
      free: this.free,
    }
  }

  /** Where what is taken ends. */
  get next(): number {
    return this.#next
  }

  get nextPageId(): number {
    return this.#nextPageId
  }

  get end(): number {
    return FIRST_SECTION + (this.#section + 1) * SECTION_SIZE
  }

  get lastMap(): number {
    return FIRST_SECTION + this.#section * SECTION_SIZE
  }

  /** Appends bytes, aligned to 64, with room up to a multiple of that; `fill` completes them once their place is known. */
  append(size: number, fill: (offset: number) => Uint8Array, alignment = UNIT): number {
    const room = Math.ceil(size / UNIT) * UNIT
    let at = Math.ceil(this.#next / alignment) * alignment
    if (at + room > this.end) {
      this.#closeSection()
      this.#openSection()
      at = Math.ceil(this.#next / alignment) * alignment
    }
    this.#take(at, room)
    this.#sink.write(at, fill(at))
    return at
  }

  /** A page of a B-tree. */
  appendPage(type: number, body: Uint8Array): { bid: number; ib: number } {
    const bid = this.#nextPageId++
    const ib = this.append(PAGE_SIZE, (offset) => page(type, body, { offset, bid, signed: true }), PAGE_SIZE)
    return { bid, ib }
  }

  /** Writes the last maps and makes the file as long as it says. */
  finish(): void {
    this.#closeSection()
    const bid = this.#nextPageId++
    // An empty density list: where there is room to be found is in the allocation maps. [MS-PST] 2.2.2.7.4
    this.#sink.write(
      DENSITY_LIST,
      page(PageType.densityList, new Uint8Array(PAGE_BODY_SIZE), { offset: DENSITY_LIST, bid, signed: true }),
    )
    this.#sink.write(this.end - 1, new Uint8Array(1))
  }

  #openSection(): void {
    this.#section++
    this.#next = FIRST_SECTION + this.#section * SECTION_SIZE
    this.#map = new Uint8Array(PAGE_BODY_SIZE)
    this.free += SECTION_SIZE
    this.#take(this.#next, PAGE_SIZE)
    const section = this.#section
    if (section % 8 === 0) this.#appendMap(PageType.pageMap)
    if (section >= 128 && (section - 128) % 496 === 0) this.#appendMap(PageType.freeMap)
    if (section >= 8192 && (section - 8192) % 31_744 === 0) this.#appendMap(PageType.freePageMap)
  }

  #appendMap(type: number): void {
    const offset = this.#next
    this.#take(offset, PAGE_SIZE)
    const body = new Uint8Array(PAGE_BODY_SIZE).fill(0xff)
    this.#sink.write(offset, page(type, body, { offset, bid: offset, signed: false }))
  }

  #closeSection(): void {
    const offset = FIRST_SECTION + this.#section * SECTION_SIZE
    this.#sink.write(offset, page(PageType.allocationMap, this.#map, { offset, bid: offset, signed: false }))
  }

  /** One bit for each 64 bytes, the highest first. [MS-PST] 2.2.2.7.2 */
  #take(at: number, size: number): void {
    const first = (at - FIRST_SECTION - this.#section * SECTION_SIZE) / UNIT
    for (let unit = first; unit < first + size / UNIT; unit++) {
      this.#map[unit >>> 3] = (this.#map[unit >>> 3] as number) | (0x80 >>> (unit & 7))
    }
    this.free -= size
    this.#next = at + size
  }
}

/** The maps carry their offset in place of an id, and no signature. [MS-PST] 2.2.2.7.1 */
function page(
  type: number,
  body: Uint8Array,
  { offset, bid, signed }: { offset: number; bid: number; signed: boolean },
) {
  const bytes = new Uint8Array(PAGE_SIZE)
  bytes.set(body)
  const dwCRC = checksum(bytes.subarray(0, PAGE_BODY_SIZE))
  const wSig = signed ? signature(offset, bid) : 0
  bytes.set(encode(widePageTrailer, { ptype: type, ptypeRepeat: type, wSig, dwCRC, bid }), PAGE_BODY_SIZE)
  return bytes
}
