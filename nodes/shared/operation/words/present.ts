import { isTask } from '../resource';
import type { Entry, KeepSpec, Method, ParameterValues, PresentSpec } from '../spec';
import { isAbsent } from '../values/values';

/** What reads the thing that an operation changes, and by which values. */
export interface PresentThing extends PresentSpec<Method> {
	/** Where all things are read at once. */
	among?: KeepSpec<Method>['among'] & { by: string };
}

/** Declared, or what reads the values that a method keeps; undefined where nothing tells the thing. */
export function presentOf(entry: Entry | Method): PresentThing | undefined {
	if (!('resource' in entry)) return undefined;
	if (entry.present) return entry.present;
	const keeps = isTask(entry) ? undefined : entry.keeps;
	if (keeps === undefined) return undefined;
	const { read, by, among } = keeps;
	return { read, ...(among && { among: { ...among, by }, values: { returnAll: true } }) };
}

/** The reading's parameters are called like those of the operation, unless it says otherwise. */
export function valuesOfReading(
	{ read, by = {}, renamed = {}, values: fixed = {} }: PresentThing,
	values: ParameterValues,
	isAfter = false,
): ParameterValues {
	const named = read.fields.flatMap(({ name }): Array<[string, unknown]> => {
		const fresh = isAfter && renamed[name] !== undefined ? values[renamed[name]] : undefined;
		const value = isAbsent(fresh) || fresh === '' ? values[by[name] ?? name] : fresh;
		return isAbsent(value) ? [] : [[name, value]];
	});
	return { ...Object.fromEntries(named), ...fixed };
}
