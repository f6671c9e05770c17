// The records that rows are about, each by its id (a UUID or a hash), and which of them were seen again: 32 to 64 bytes
// a record, whatever their number.

const WORDS = 4
const DIGITS = 32

/** The first 128 bits of an id as four numbers, or null for what is none. */
function wordsOf(id) {
  const digits = id.replaceAll('-', '')
  if (!/^[0-9a-f]{32}(?:[0-9a-f]{32})?$/.test(digits)) return null
  return [0, 8, 16, 24].map((from) => Number.parseInt(digits.slice(from, from + 8), 16))
}

/** Ids that were added, and which of them were marked. */
export class RecordSet {
  size = 0
  marked = 0
  #slots = 1024
  #ids = new Uint32Array(this.#slots * WORDS)
  #state = new Uint8Array(this.#slots)

  /**
   * Adds an id; twice is once.
   *
   * @param {string} id
   * @returns {boolean} whether it is one
   */
  add(id) {
    const words = wordsOf(id)
    if (!words) return false
    if (this.size * 2 >= this.#slots) this.#grow()
    this.#put(words, 1)
    return true
  }

  /**
   * Marks an id as seen, if it was added before.
   *
   * @param {string} id
   */
  mark(id) {
    const words = wordsOf(id)
    if (!words) return
    const slot = this.#slotOf(words)
    if (this.#state[slot] !== 1) return
    this.#state[slot] = 2
    this.marked += 1
  }

  /** The beginning of an id that was added and never marked, or null. */
  firstUnmarked() {
    const slot = this.#state.indexOf(1)
    if (slot < 0) return null
    const words = this.#ids.subarray(slot * WORDS, slot * WORDS + WORDS)
    const digits = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
    return digits.slice(0, DIGITS).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  #slotOf(words) {
    let slot = (words[0] ^ Math.imul(words[3], 0x9e3779b1)) & (this.#slots - 1)
    while (this.#state[slot] !== 0 && words.some((word, at) => this.#ids[slot * WORDS + at] !== word))
      slot = (slot + 1) & (this.#slots - 1)
    return slot
  }

  #put(words, state) {
    const slot = this.#slotOf(words)
    if (this.#state[slot] !== 0) return
    this.#ids.set(words, slot * WORDS)
    this.#state[slot] = state
    this.size += 1
  }

  #grow() {
    const [ids, state] = [this.#ids, this.#state]
    this.#slots *= 2
    this.#ids = new Uint32Array(this.#slots * WORDS)
    this.#state = new Uint8Array(this.#slots)
    this.size = 0
    for (const [slot, kept] of state.entries())
      if (kept !== 0) this.#put(ids.subarray(slot * WORDS, slot * WORDS + WORDS), kept)
  }
}
