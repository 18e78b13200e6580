import type { OperationContext } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { isRefusal } from '../content/fieldNames';
import type { Known } from './model';

/** Answers about names, each asked for once. */
export class Answers {
	/** Why names come by SOAP alone. */
	closed?: Failure;

	private readonly answers = new Map<string, Promise<Known<unknown>>>();

	constructor(private readonly keepsRefusals: boolean) {}

	/** A failure that may pass is not kept. */
	async once<Found>(key: string, ask: () => Promise<Known<Found>>): Promise<Known<Found>> {
		const pending = (this.answers.get(key) as Promise<Known<Found>> | undefined) ?? ask();
		this.answers.set(key, pending);
		const answer = await pending;
		const isKept = !answer.failure || (this.keepsRefusals && isRefusal(answer.failure));
		if (!isKept) this.answers.delete(key);
		return answer;
	}
}

/** Of an execution, under the settings that all its items share. */
const ofExecutions = new WeakMap<object, Answers>();

/** Of the editor, whose lists each open an execution of their own: opening five of them one after another asks once. */
const ofEditor = new Map<string, { answers: Answers; until: number }>();
const editorMilliseconds = 2 * 60_000;

export function knownAnswers({ settings, account, isEditor }: OperationContext): Answers {
	if (isEditor) return knownInEditor(account);
	const answers = ofExecutions.get(settings) ?? new Answers(true);
	ofExecutions.set(settings, answers);
	return answers;
}

function knownInEditor(account: string): Answers {
	const now = Date.now();
	for (const [key, { until }] of ofEditor) if (until <= now) ofEditor.delete(key);
	const known = ofEditor.get(account) ?? { answers: new Answers(false), until: now + editorMilliseconds };
	ofEditor.set(account, known);
	return known.answers;
}
