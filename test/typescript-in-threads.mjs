// TypeScript in a thread that tests and benchmarks start from the sources: `node --import` this. The application needs
// none, its threads are built.
import { register } from 'tsx/esm/api'

register()
