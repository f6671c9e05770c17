/** A rewritten text: each of its units has the span of the original it was read from. */
export interface Rewriting {
  text: string
  /** For each unit of `text`, where its source starts in the original. */
  starts: number[]
  /** And where it ends, exclusive. */
  ends: number[]
}

/** Collects the parts of a rewriting from left to right. */
export class Rewriter {
  private text = ''
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  /** Adds what was read from one span of the original. */
  add(piece: string, start: number, end: number): void {
    this.text += piece
    for (let unit = 0; unit < piece.length; unit += 1) {
      this.starts.push(start)
      this.ends.push(end)
    }
  }

  /** Adds a span of the original as it is. */
  keep(original: string, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      this.starts.push(at)
      this.ends.push(at + 1)
    }
    this.text += original.slice(start, end)
  }

  result(): Rewriting {
    return { text: this.text, starts: this.starts, ends: this.ends }
  }
}

/** Combines two rewritings into one; `second` was made from the text of `first`. */
export function afterEachOther(first: Rewriting | undefined, second: Rewriting): Rewriting {
  if (!first) return second
  return {
    text: second.text,
    starts: second.starts.map((at) => first.starts[at] ?? first.ends.at(-1) ?? 0),
    ends: second.ends.map((at) => first.ends[at - 1] ?? 0),
  }
}

/** The span of the original behind a span of the rewritten text. */
export function originalSpan({ starts, ends }: Rewriting, start: number, end: number): { start: number; end: number } {
  const from = starts[start] ?? ends.at(-1) ?? 0
  return { start: from, end: end > start ? Math.max(from, ends[end - 1] ?? from) : from }
}
