import type { Loaded, OperationContext } from '../../../shared/operation/spec';
import { parameterFailure } from '../../../shared/soap/failure';
import { additional, text } from '../../values';

export const photoField = additional(
	text(
		'Input Binary Field for Photo',
		'photoField',
		'UserPhoto',
		'Name of the input binary field that holds a picture of the user',
		{
			placeholder: 'e.g. data',
			hint: 'The name of the input binary field containing the file to upload.',
			xml: { type: 'base64Binary' },
		},
	),
);

/** No word for files: only pictures are taken, and the name may stand between blanks. */
export async function loadPhoto({ values, binary }: OperationContext): Promise<Loaded> {
	const refuse = (sentence: string, advice?: string) => ({
		failure: parameterFailure(photoField.displayName, sentence, advice),
	});
	const field = String(values.photoField ?? '').trim();
	if (field === '') return { values: {} };
	let file: Awaited<ReturnType<typeof binary>>;
	try {
		file = await binary(field);
	} catch {
		return refuse(
			`The item has no file in the field '${field}'`,
			'Check the name of the binary field in the output of the node before this one, or remove the photo.',
		);
	}
	if (!file.mimeType.startsWith('image/') || file.data.length === 0) {
		return refuse(
			`The file in the field '${field}' is no picture, but ${file.data.length === 0 ? 'empty' : file.mimeType}`,
		);
	}
	return { values: { photoField: file.data } };
}
