/** Installs everything that npm start and npm test need; `--quick` leaves n8n out. Safe to run at any time. */
import { PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, rootStep } from './lib/install.mjs';
import { n8nStep, oldestN8nStep } from './lib/n8n.mjs';
import { onStopRequest, stopRunning } from './lib/processes.mjs';

onStopRequest(stopRunning);
try {
	checkNode();
	await runSteps(process.argv.includes('--quick') ? [rootStep] : [rootStep, n8nStep, oldestN8nStep]);
} catch (error) {
	print(error instanceof PlainError ? error.message : error.stack);
	process.exitCode = 1;
}
