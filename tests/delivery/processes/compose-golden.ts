/** Prints the checksum of the golden batch, composed by whatever build of React NODE_ENV asks for. */
import { checksumOf } from '../../../src/delivery/checksum.ts'
import { payloadOf } from '../../../src/delivery/payload.ts'
import { composeGolden } from '../../support/golden-batch.ts'

process.stdout.write(checksumOf(payloadOf(await composeGolden())))
