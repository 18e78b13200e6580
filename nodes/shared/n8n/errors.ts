import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import type { Failure } from '../soap/failure';

/** Builds every error that a node of this package shows. */
export function toNodeError(
	node: INode,
	failure: Failure,
	itemIndex: number,
	progress?: string,
): NodeApiError | NodeOperationError {
	const message = ofItem(failure, itemIndex);
	const description = describe(failure, progress);
	if (failure.kind === 'parameter') {
		return new NodeOperationError(node, message, { description, itemIndex, level: 'warning' });
	}
	const httpCode = failure.httpStatus === undefined ? undefined : String(failure.httpStatus);
	return new NodeApiError(node, { message: failure.message } as JsonObject, {
		message,
		description,
		httpCode,
		itemIndex,
		level: 'warning',
	});
}

/** For calls outside an execution's items, such as filling a list in the editor. */
export function toEditorError(node: INode, failure: Failure): NodeOperationError {
	return new NodeOperationError(node, sentence(failure.message), { description: describe(failure) });
}

/** For workflows that name an operation which this version does not have, and for n8n's own 'Custom API Call'. */
export function unknownOperation(node: INode, resource: string, operation: string): NodeOperationError {
	return new NodeOperationError(node, `The operation '${operation}' of '${resource}' does not exist.`, {
		description:
			"Choose an operation in the node. For 'Custom API Call' use the HTTP Request node with this credential, or the operation Call Method.",
	});
}

/**
 * The `error` of the item that takes the place of a result when the node continues after a failure. n8n sends an item to the
 * error output when `error` is all that it has, and adds the fields of the input.
 */
export function toErrorJson(failure: Failure, itemIndex: number): IDataObject {
	const { kind, code, systemText, httpStatus, parameter, done, created } = failure;
	return {
		message: ofItem(failure, itemIndex),
		description: describe(failure),
		code: code ?? kind,
		fault: withoutAbsent({ kind, code, text: systemText, httpStatus, parameter, done }),
		...(created === undefined ? {} : { created: created as IDataObject }),
	};
}

/** n8n shows the lines as one text, so each ends as a sentence does. */
function sentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function ofItem({ message }: Failure, itemIndex: number): string {
	return `${message.replace(/\.$/, '')} [item ${itemIndex}].`;
}

/** What to do comes first, and what the system says last: it may be long, and in any language. */
function describe(failure: Failure, progress?: string): string {
	const { advice, systemText, code, message, done } = failure;
	const parts = [
		advice,
		failure.kind !== 'parameter' && failure.reached === 'unknown'
			? 'It is not known whether the system has acted on the request: check before you run it again.'
			: undefined,
		done && done.length > 0 ? `Done before it: ${done.join('; ')}` : undefined,
		failure.created && describeCreated(failure.created),
		progress,
		code !== undefined ? `Code: ${code}` : undefined,
		systemText !== undefined && systemText !== message ? `The system says: ${systemText}` : undefined,
	];
	return parts
		.filter((part) => part !== undefined && part !== '')
		.map((part) => sentence(part!))
		.join('\n');
}

/** Keys open what was made, and messages are read by many: they are in the item's `error.created` alone. */
function describeCreated(created: Record<string, unknown>): string {
	const shown = Object.entries(created).filter(([name]) => !/token|password|secret/i.test(name));
	const names = shown.map(([name, value]) => `${name} ${String(value)}`).join(', ');
	const hidden = Object.keys(created).length - shown.length;
	return [
		`Made all the same: ${names || 'something without an ID'}`,
		hidden > 0
			? "Its key is not shown in messages: set the node's On Error setting to continue, and it comes in the item as error.created."
			: undefined,
	]
		.filter(Boolean)
		.join('. ');
}

function withoutAbsent(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
