/** The JSON body of a request up to a number of characters; undefined for a longer one and for what is no JSON. */
export async function readSmallJson(request: Request, largest: number): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > largest * 4) return undefined
  const body = await request.text()
  if (body.length > largest) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
