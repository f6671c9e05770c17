'use server'

import { commentInput } from '@/lib/records/comments/comment-input'
import { writeComment } from '@/lib/records/comments/write-comment'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

export const writeCommentAction = action({
  name: 'comment on a record',
  permission: 'comments:write',
  input: commentInput,
  run: async (actor, input) => refreshPages(await writeComment(actor, input)),
})
