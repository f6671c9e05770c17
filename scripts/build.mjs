// The production build, if the sources have changed since the last one.
import { ensureBuild } from './lib/build/build.mjs'
import { command, say } from './lib/project.mjs'

await command(async () => {
  const built = await ensureBuild()
  if (!built) say('the production build is up to date')
})
