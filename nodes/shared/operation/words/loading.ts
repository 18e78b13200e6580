import { perDeclaration } from '../perDeclaration';
import { loadFiles, mayNameFiles } from './fileIn';
import { loadNamedRows } from './namedRows';
import { presetValues } from './presets';
import type { Loaded, Method, OperationContext } from '../spec';

/** Whether the words of a method have anything to say about its values before something is sent. */
export const loadsByWords = perDeclaration(
	({ presets, fields }: Method) =>
		presets !== undefined || mayNameFiles(fields) || fields.some(({ xml }) => xml?.named !== undefined),
);

/** What they say; put over the user's values. */
export async function loadByWords(
	method: Method,
	context: OperationContext,
	system: string,
): Promise<Loaded> {
	const preset = presetValues(method, context.values);
	const rows = loadNamedRows(method.fields, context);
	if (rows.failure) return rows;
	const files = await loadFiles(method.fields, context, system);
	return files.failure ? files : { values: { ...preset, ...rows.values, ...files.values } };
}
