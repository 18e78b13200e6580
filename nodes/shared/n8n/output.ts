import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cleanFileName } from '../operation/values/fileName';
import type { OperationItem, OperationOutcome } from '../operation/spec';
import type { Failure } from '../soap/failure';
import { toErrorJson } from './errors';

/** What is left of an outcome once its files are in n8n's store. */
export type ItemResult =
	| { items: INodeExecutionData[]; failure?: undefined }
	| { items?: undefined; failure: Failure };

/**
 * Makes the output items of one input item. Called as soon as the item is done, so that its files leave the memory before the
 * next item's are read; what goes wrong here is this item's failure alone.
 */
export async function toItems(
	context: IExecuteFunctions,
	outcome: OperationOutcome,
	itemIndex: number,
): Promise<ItemResult> {
	if (outcome.failure) return outcome;
	for (const message of outcome.remarks ?? []) context.addExecutionHints({ message, type: 'warning' });
	const items: INodeExecutionData[] = [];
	for (const made of outcome.items) {
		try {
			const hasFiles = made.file !== undefined || made.files !== undefined;
			// Waiting for nothing takes its time too, when there are a million of them.
			items.push(
				hasFiles
					? await toItem(context, made, itemIndex)
					: { json: made.json, pairedItem: { item: itemIndex } },
			);
		} catch (error) {
			return { failure: notStored(error) };
		}
	}
	return { items };
}

async function toItem(
	context: IExecuteFunctions,
	{ json, file, files = file && { data: file } }: OperationItem,
	itemIndex: number,
): Promise<INodeExecutionData> {
	const item: INodeExecutionData = { json, pairedItem: { item: itemIndex } };
	for (const [field, { data, fileName, mimeType }] of Object.entries(files ?? {})) {
		item.binary ??= {};
		item.binary[field] = await context.helpers.prepareBinaryData(data, cleanFileName(fileName), mimeType);
	}
	return item;
}

/** Only the message of the error: the rest can hold the file. */
function notStored(error: unknown): Failure {
	const reason = error instanceof Error ? error.message.slice(0, 300) : 'no reason was given';
	return {
		kind: 'rejected',
		message: `The system answered, but n8n could not store a file of the answer: ${reason}`,
		advice: 'Check the storage for binary data of n8n. What the operation changed in the system is done.',
		reached: 'yes',
	};
}

/** The item that takes the place of a result. Not as the item's own `error`: n8n then replaces the whole item by its message. */
export function errorItem(failure: Failure, itemIndex: number): INodeExecutionData {
	return { json: { error: toErrorJson(failure, itemIndex) }, pairedItem: { item: itemIndex } };
}
