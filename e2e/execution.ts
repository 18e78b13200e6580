/** A stored execution as n8n's REST interface and its database hold it. */

export interface StoredItem {
	json: Record<string, unknown>;
	pairedItem?: number | { item: number; input?: number } | Array<{ item: number; input?: number }>;
	binary?: Record<string, unknown>;
}

export interface NodeRun {
	executionTime: number;
	executionStatus?: string;
	/** Items per output and position: `main[output][item]`. */
	data?: { main: Array<StoredItem[] | null> };
	error?: { message: string; description?: string };
}

export interface StoredExecution {
	id: string;
	status: 'success' | 'error' | 'running' | 'new' | 'canceled' | 'crashed' | 'waiting' | 'unknown';
	finished: boolean;
	resultData: {
		runData: Record<string, NodeRun[]>;
		lastNodeExecuted?: string;
		error?: { message: string; description?: string; node?: { name: string } };
	};
}

/**
 * Reads n8n's storage format (npm package `flatted`): a JSON array whose first element is the value; every string
 * inside an object or array is the index, as a string, of the element that stands there.
 */
export function parseStored(text: string): unknown {
	const elements = JSON.parse(text) as unknown[];
	const finished = new Map<number, unknown>();
	const resolve = (index: number): unknown => {
		if (finished.has(index)) return finished.get(index);
		const element = elements[index];
		if (typeof element !== 'object' || element === null) {
			finished.set(index, element);
			return element;
		}
		// Registered before its content is resolved: the format exists for circular structures.
		const result: Record<string, unknown> | unknown[] = Array.isArray(element) ? [] : {};
		finished.set(index, result);
		for (const [key, value] of Object.entries(element)) {
			(result as Record<string, unknown>)[key] = typeof value === 'string' ? resolve(Number(value)) : value;
		}
		return result;
	};
	return resolve(0);
}

/** All items that a node gave out of one output (0 is the first), over all its runs. */
export function itemsOf(execution: StoredExecution, node: string, output = 0): StoredItem[] {
	return (execution.resultData.runData[node] ?? []).flatMap((run) => run.data?.main[output] ?? []);
}

/** The position of the input item that an output item is paired with. */
export function pairedWith(item: StoredItem): number | undefined {
	const paired = Array.isArray(item.pairedItem) ? item.pairedItem[0] : item.pairedItem;
	return typeof paired === 'object' ? paired.item : paired;
}
