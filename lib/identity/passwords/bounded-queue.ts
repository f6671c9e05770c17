/** `known` is served first: people of whom more is known than a typed address. */
export type Lane = 'known' | 'stranger'

/** A place in the queue: wait until `ready`, and call `leave` afterwards, once. */
export type Slot = { ready: Promise<void>; leave: () => void }

/** Lets a few work at the same time and a few wait in each lane; refuses the rest at once. */
export class BoundedQueue {
  #working = 0
  readonly #waiting: Record<Lane, (() => void)[]> = { known: [], stranger: [] }

  constructor(
    private readonly atOnce: number,
    private readonly waitingInALane: number,
  ) {}

  /** A place, or null when the lane is full. */
  enter(lane: Lane): Slot | null {
    const leave = () => this.#next()
    if (this.#working < this.atOnce) {
      this.#working += 1
      return { ready: Promise.resolve(), leave }
    }
    const waiting = this.#waiting[lane]
    if (waiting.length >= this.waitingInALane) return null
    return { ready: new Promise((resolve) => waiting.push(resolve)), leave }
  }

  /** Whether `enter` would refuse this lane now. */
  isFull(lane: Lane): boolean {
    return this.#working >= this.atOnce && this.#waiting[lane].length >= this.waitingInALane
  }

  #next(): void {
    const start = this.#waiting.known.shift() ?? this.#waiting.stranger.shift()
    // The next one takes over the place that becomes free.
    if (start) start()
    else this.#working -= 1
  }
}
