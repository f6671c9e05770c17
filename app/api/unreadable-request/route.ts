/** The answer to a request whose address cannot be decoded (lib/web/http/answer-unreadable.ts). */
function answer(): Response {
  return new Response('This address has characters that cannot be read. Check it, or open the overview.\n', {
    status: 400,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  })
}

export const GET = answer
export const POST = answer
