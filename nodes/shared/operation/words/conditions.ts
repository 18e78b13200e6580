import type { Condition, Method, ParameterValues } from '../spec';

/** Whether all the conditions hold for these values. */
export function allHold(conditions: Condition[], values: ParameterValues): boolean {
	return conditions.every((condition) => {
		if ('given' in condition) return condition.given.some((name) => isGiven(values[name]));
		const value = values[condition.parameter];
		return 'is' in condition
			? condition.is.includes(value)
			: /^\d+$/.test(String(value ?? '').trim()) === condition.isNumber;
	});
}

/** The method that is meant by these values: the first variant whose conditions hold, or the method itself. */
export function variantFor(method: Method, values: ParameterValues): Method {
	return method.variants?.find(({ when }) => allHold(when, values))?.method ?? method;
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && String(value).trim() !== '';
}
