/** Plain-language progress on the terminal: numbered steps, elapsed times, one moving line where there is a terminal. */

const interactive = process.stdout.isTTY === true && !process.env.CI;
/** Without a terminal every progress text is a line of its own, so they come seldom. */
export const progressInterval = interactive ? 500 : 20_000;

export function formatDuration(milliseconds) {
	const seconds = milliseconds / 1000;
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	if (seconds < 60) return `${Math.round(seconds)} s`;
	return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds) % 60).padStart(2, '0')} s`;
}

/** An error whose message is the whole story: it is printed without a stack. */
export class PlainError extends Error {
	constructor(message, { exitCode = 1 } = {}) {
		super(message);
		this.exitCode = exitCode;
	}
}

let movingLine = false;

function endMovingLine() {
	if (movingLine) process.stdout.write('\n');
	movingLine = false;
}

export function print(text = '') {
	endMovingLine();
	process.stdout.write(`${text}\n`);
}

export function printProgress(text) {
	if (!interactive) {
		process.stdout.write(`    ${text}\n`);
		return;
	}
	process.stdout.write(`\r\u001b[2K    ${text}`);
	movingLine = true;
}

/**
 * Runs `steps` in order, each under a heading `[n/m] title`. A step is `{ title, needed?, run }`; one whose
 * `needed()` is false is announced as done already. `run` may return a sentence that is shown with the time.
 */
export async function runSteps(steps) {
	for (const [index, step] of steps.entries()) {
		const heading = `[${index + 1}/${steps.length}] ${step.title}`;
		if (step.needed && !step.needed()) {
			print(`${heading}: nothing to do`);
			continue;
		}
		print(heading);
		const started = Date.now();
		const note = await step.run();
		print(`    done in ${formatDuration(Date.now() - started)}${note ? `: ${note}` : ''}`);
	}
}
