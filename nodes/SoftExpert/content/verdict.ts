import type { IDataObject } from 'n8n-workflow';
import type { AnswerSpec, Method } from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import type { XmlElement } from '../../shared/xml/tree';
import { readAnswer, type Answer } from './elements';
import { isObject } from '../../shared/operation/values/values';

/** What a judgement has to know of an operation. */
export type Judged = Pick<Method, 'element' | 'effect'> & { answer: Pick<AnswerSpec, 'codes'> };

/**
 * Business failures come with HTTP 200: `Status` is not SUCCESS. Codes mean something else from method to method; the
 * system's own `Detail`, which may be in any language, is always passed on. What contradicts itself is no success: nobody
 * knows which half is true. Answers without `Status` are judged by what their method returns (judgement.ts).
 */
export function statusFailure(response: XmlElement, spec: Judged): Failure | undefined {
	const answer = readAnswer(response);
	const { status, code, returned, repeated } = answer;
	if (response.children.length === 0 && response.text.trim() === '') return saysNothing(spec, answer);
	if (repeated.length > 0) {
		return unclear(
			spec,
			answer,
			`with several results: ${[...new Set(repeated)].join(', ')} came more than once`,
		);
	}
	const known = code === undefined ? undefined : spec.answer.codes?.[code];
	if (status === undefined) {
		// An error number without a status is still one; the number of success proves nothing alone.
		if (code !== undefined && isNumber(code) && code !== '1') return refused(spec, answer);
		return returned === '-1' ? refused(spec, answer) : undefined;
	}
	switch (status.toUpperCase()) {
		case 'SUCCESS':
			if (code !== undefined && code !== '1') {
				return unclear(
					spec,
					answer,
					`with the status SUCCESS, but with the code ${code}, which is not that of success`,
				);
			}
			return returned === '-1'
				? unclear(spec, answer, 'with the status SUCCESS, but returned -1, which means a failure')
				: undefined;
		case 'FAILURE':
			if (code === '1') {
				return unclear(spec, answer, 'with the status FAILURE, but with the code 1, which means success');
			}
			if (returned !== undefined && /^[1-9]\d*$/.test(returned)) {
				return unclear(spec, answer, `with the status FAILURE, but returned ${returned} as for a success`);
			}
			return known?.result ? undefined : { ...refused(spec, answer), done: doneEntries(answer.others) };
		default:
			return unclear(
				spec,
				answer,
				status === '' ? 'with an empty status' : `with the unknown status "${status.slice(0, 60)}"`,
			);
	}
}

/** Of a list whose entries have statuses of their own, those that were done although the whole was refused. */
function doneEntries(others: IDataObject): string[] | undefined {
	const entries = Object.values(others)
		.flatMap((list) => (isObject(list) ? Object.values(list).flat() : []))
		.filter((entry): entry is IDataObject => isObject(entry) && typeof entry.Status === 'string');
	const done = entries.flatMap(({ Status }, index) =>
		String(Status).trim().toUpperCase() === 'SUCCESS' ? [`entry ${index + 1} of ${entries.length}`] : [],
	);
	return done.length > 0 ? done : undefined;
}

/** SoftExpert says no. */
export function refused(spec: Judged, { code, detail, returned }: Answer, advice?: string): Failure {
	const text = detail ?? (returned !== undefined && !isNumber(returned) ? returned : undefined);
	const known = code === undefined ? undefined : spec.answer.codes?.[code];
	return refusal(
		known?.kind ?? 'rejected',
		known?.meaning ?? `SoftExpert refused ${spec.element}${text ? `: ${text}` : ''}`,
		{ code, systemText: text || undefined, advice: known?.advice ?? advice },
	);
}

/** Neither yes nor no: for a change nobody knows then whether it was made. */
export function unclear(
	spec: Judged,
	{ code, detail, returned }: Pick<Answer, 'code' | 'detail' | 'returned'>,
	how: string,
	advice = 'Look at the record in SoftExpert.',
): Failure {
	return {
		kind: 'unreadable',
		message: `SoftExpert answered ${spec.element} ${how}`,
		advice,
		code,
		systemText: detail || returned,
		reached: spec.effect === 'read' ? 'yes' : 'unknown',
	};
}

export function saysNothing(spec: Judged, answer: Answer): Failure {
	return unclear(
		spec,
		answer,
		'without saying whether it was done',
		'Neither Status nor a return value came. Look at the record in SoftExpert.',
	);
}

export function isNumber(text: string): boolean {
	return /^-?\d+$/.test(text);
}
