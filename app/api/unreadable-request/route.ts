const ADDRESS = 'This address has characters that cannot be read. Check it, or open the overview.\n'
const METHOD = 'A request of this method does nothing here.\n'

/** The answer to a request whose method or address cannot be read (lib/web/http/answer-unreadable.ts). */
function answer(request: Request): Response {
  const isMethod = new URL(request.url).searchParams.has('method')
  return new Response(isMethod ? METHOD : ADDRESS, {
    status: isMethod ? 405 : 400,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  })
}

export const GET = answer
export const POST = answer
