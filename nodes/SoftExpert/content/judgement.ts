import type { ParameterValues } from '../../shared/operation/spec';
import type { Answer } from './elements';
import { meaningOf } from './meaning';
import type { Thing } from './texts';
import { isNumber } from './verdict';

/**
 * What the `return` element of a method says (docs/quirks/softExpert.md, 'Legacy answers'): `key` a primary key or -1, `zero` 0 or -1, `one` 1
 * or an error text, `number` a positive number or -1, and a sentence about one of the things. `data` is for the method that
 * reads and has no documented answer.
 */
export type ReturnMeaning =
	| 'key'
	| 'zero'
	| 'one'
	| 'number'
	| 'data'
	| { says: 'saved' | 'deleted'; things: Thing[] };

export type Judgement = 'done' | 'refused' | 'silent' | 'contradictory' | 'unknownText';

/** `statusFailure` has refused every `Status` but SUCCESS, and what contradicts it in the code. */
export function judge(
	answer: Answer,
	returns: ReturnMeaning | undefined,
	values: ParameterValues,
): Judgement {
	const { status, returned } = answer;
	if (status !== undefined) return contradicts(returned, returns, values) ? 'contradictory' : 'done';
	if (returns === 'data') return judgeData(answer);
	if (returned === undefined || returns === undefined) return 'silent';
	if (returned === '-1') return 'refused';
	switch (returns) {
		case 'one':
			// The vendor: 1, otherwise an error text. A number is no text, and a sentence of success is no error.
			if (returned === '1') return 'done';
			return isNumber(returned) || isSuccess(returned, values) ? 'unknownText' : 'refused';
		case 'zero':
			return returned === '0' ? 'done' : 'unknownText';
		case 'key':
		case 'number':
			return isPositive(returned) ? 'done' : 'unknownText';
		default:
			return judgeText(returned, returns, values);
	}
}

/** Whether what stands beside the status SUCCESS says that nothing was done. */
function contradicts(
	returned: string | undefined,
	returns: ReturnMeaning | undefined,
	values: ParameterValues,
): boolean {
	if (returned === undefined) return false;
	switch (returns) {
		case 'key':
		case 'number':
			return !isPositive(returned);
		case 'zero':
			return returned !== '0';
		default:
			return meaningOf(returned, [], Object.values(values)) === 'refused';
	}
}

function isPositive(text: string): boolean {
	return /^[1-9]\d*$/.test(text);
}

function judgeText(
	text: string,
	{ says, things }: { says: 'saved' | 'deleted'; things: Thing[] },
	values: ParameterValues,
): Judgement {
	if (text === '1') return 'done';
	const meaning = meaningOf(text, ['record', ...things], Object.values(values));
	if (meaning === 'refused') return 'refused';
	return meaning === says ? 'done' : 'unknownText';
}

const anyThing: Thing[] = ['record', 'attribute', 'value', 'user'];

function isSuccess(text: string, values: ParameterValues): boolean {
	const meaning = meaningOf(text, anyThing, Object.values(values));
	return meaning === 'saved' || meaning === 'deleted';
}

/** Data are elements; a lone text may be data or an error, and nobody has written down which. */
function judgeData({ returned, others }: Answer): Judgement {
	if (returned === '-1') return 'refused';
	if (Object.keys(others).length > 0) return 'done';
	return returned === undefined ? 'silent' : 'unknownText';
}
