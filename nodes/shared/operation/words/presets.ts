import { allHold } from './conditions';
import type { Method, MethodField, ParameterValues } from '../spec';
import { isAbsent } from '../values/values';

export function presetValues({ presets }: Method, values: ParameterValues): ParameterValues {
	if (presets === undefined || !allHold(presets.when ?? [], values)) return {};
	return Object.fromEntries(Object.entries(presets.values).filter(([name]) => isAbsent(values[name])));
}

/** Everything that has a place in the request, in wire order. */
export function requestFields({ fields, presets }: Method): MethodField[] {
	return presets?.fields ? [...fields, ...presets.fields] : fields;
}
