import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import type { Effect, Entry } from '../../nodes/shared/operation/spec';
import type { CredentialStore } from '../support/credentialsHelper';
import { allMethods, type SystemName } from '../support/methods';
import { inputItems, readJson, successSample, type Sample } from '../support/samples';
import { runNode, type NodeRun } from '../support/workflow';
import type { Stage } from './stage';

/** One operation with the parameters of one of its samples, as the sandbox of today answers it. */
export interface Trial {
	system: SystemName;
	operation: Entry;
	parameters: INodeParameters;
	input: INodeExecutionData;
	/** Whether every item has a text of its own in each of its requests that change something. */
	marked: boolean;
}

/** What a run without faults gives. */
export interface Calm {
	/** Of the first item: `refused` where the sandbox has nothing that the sample is about. */
	outcome: 'done' | 'refused';
	/** Output items of each input item. */
	outputs: IDataObject[][];
	/** Whether a second run gives the same. */
	isStable: boolean;
	/** By method, what each item sends that changes something. */
	writes: Array<Record<string, number>>;
	requests: number;
	signIns: number;
}

export interface RunOptions {
	items: number;
	options: IDataObject;
	onError?: 'continueErrorOutput' | 'stopWorkflow';
	store: CredentialStore;
	onStart?: (cancel: () => void) => void;
}

export const signInMethods = /^(?:CreateUserSession\w*|CreateDomainUserSession\w*|AuthenticateUser)$/;

/** Long enough to be in no token by chance. */
export const markerOf = (item: number) => `chaos${item}item`;

export const idOf = ({ resource, value }: Entry) => `${resource}.${value}`;

/** How carefully a method must be treated: the mildest effect that an operation gives it. */
const effects = Object.fromEntries(
	(Object.keys(systems) as SystemName[]).map((name): [string, Map<string, Effect>] => {
		const found = new Map<string, Effect>();
		for (const { element, effect } of allMethods(systems[name])) {
			const known = found.get(element);
			if (known === undefined || effect === 'read' || known === 'write') found.set(element, effect);
		}
		return [name, found];
	}),
);

export function effectOf(system: SystemName, method: string): Effect {
	if (method.startsWith('?') || signInMethods.test(method)) return 'read';
	// By REST go questions about metadata, and files.
	if (method.includes('/') && method !== 'content/attachment') return 'read';
	return effects[system].get(method) ?? (method === 'GetAccounts' ? 'read' : 'write');
}

/** How often each changing method is called in these requests. */
export function writesIn(
	system: SystemName,
	requests: Array<{ method: string; body: string }>,
	marker: string | undefined,
): Record<string, number> {
	const writes: Record<string, number> = {};
	for (const { method, body } of requests) {
		if (effectOf(system, method) === 'read') continue;
		if (marker === undefined || body.includes(marker)) writes[method] = (writes[method] ?? 0) + 1;
	}
	return writes;
}

export async function runTrial(
	{ system, operation, parameters, input }: Trial,
	{ items, options, onError = 'continueErrorOutput', store, onStart }: RunOptions,
): Promise<NodeRun> {
	return await runNode({
		node: system,
		parameters: {
			resource: operation.resource,
			operation: operation.value,
			...parameters,
			options: { ...(parameters.options as INodeParameters), ...(options as INodeParameters) },
		},
		items: Array.from({ length: items }, (_unused, index) => ({
			...input,
			json: { ...input.json, marker: markerOf(index) },
		})),
		onError,
		store,
		onStart,
	});
}

/** Runs without faults, straight against the system in its first state. */
export async function calmRun(
	stage: Stage,
	trial: Trial,
	items: number,
	options: IDataObject,
): Promise<Calm> {
	const run = async () => {
		stage.reset(trial.system, idOf(trial.operation));
		return await runTrial(trial, { items, options, store: stage.store() });
	};
	const first = await run();
	const requests = stage.arrived();
	const accepted = requests.filter((request) => request.accepted);
	const outputs = outputsOf(first, items);
	const isRead = trial.operation.effect === 'read';
	const isStable = isRead && JSON.stringify(outputsOf(await run(), items)) === JSON.stringify(outputs);
	return {
		outcome: first.error || first.errors.length > 0 ? 'refused' : 'done',
		outputs,
		isStable,
		writes: Array.from({ length: items }, (_unused, index) =>
			writesIn(trial.system, accepted, items === 1 ? undefined : markerOf(index)),
		),
		requests: requests.length,
		signIns: requests.filter(({ method }) => signInMethods.test(method)).length,
	};
}

export function outputsOf({ items }: NodeRun, count: number): IDataObject[][] {
	return Array.from({ length: count }, (_unused, index) =>
		items.filter(({ pairedItem }) => itemOf(pairedItem) === index).map(({ json }) => withoutMarker(json)),
	);
}

const withoutMarker = ({ marker, ...json }: IDataObject): IDataObject => (void marker, json);

export function itemOf(pairedItem: INodeExecutionData['pairedItem']): number {
	return typeof pairedItem === 'number'
		? pairedItem
		: Array.isArray(pairedItem)
			? pairedItem[0].item
			: (pairedItem?.item ?? 0);
}

/** The operations of a system with what a sample gives them, found out once. */
export class Trials {
	private readonly known = new Map<string, Promise<Trial>>();

	async of(stage: Stage, system: SystemName, id: string): Promise<Trial> {
		const key = `${system} ${id}`;
		const found = this.known.get(key) ?? this.find(stage, system, id);
		this.known.set(key, found);
		return await found;
	}

	private async find(stage: Stage, system: SystemName, id: string): Promise<Trial> {
		const operation = systems[system].operations.find((one) => idOf(one) === id)!;
		const sample = readJson<Sample>(successSample(system, id), 'sample.json');
		const [input] = inputItems(sample);
		const plain: Trial = { system, operation, parameters: sample.parameters, input, marked: false };
		if (operation.effect === 'read') return plain;
		for (const parameters of withMarker(sample.parameters)) {
			const trial: Trial = { ...plain, parameters, marked: true };
			if (await isMarked(stage, trial)) return trial;
		}
		return plain;
	}
}

/** Every item done, and each of its changing requests with its own marker. */
async function isMarked(stage: Stage, trial: Trial): Promise<boolean> {
	const items = 3;
	const calm = await calmRun(stage, trial, items, {}).catch(() => undefined);
	// A choice with the marker behind it is none: n8n does not even start.
	if (calm === undefined) return false;
	const { outcome, writes } = calm;
	const all = Object.values(writesIn(trial.system, stage.arrived(), undefined));
	const sum = (counts: number[]) => counts.reduce((one, other) => one + other, 0);
	const own = writes.map((one) => sum(Object.values(one)));
	return outcome === 'done' && own.every((count) => count > 0) && (sum(own) === sum(all) || sum(all) === 1);
}

/** The parameters with the marker behind one of their texts, each in turn. */
function withMarker(parameters: INodeParameters): INodeParameters[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		if (name === 'options' || name === '__rl' || name === 'mode') return [];
		if (typeof value === 'string') {
			const isPlain = value !== '' && !value.startsWith('=');
			return isPlain ? [{ ...parameters, [name]: `={{ ${JSON.stringify(value)} + $json.marker }}` }] : [];
		}
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
		return withMarker(value as INodeParameters).map((inner) => ({ ...parameters, [name]: inner }));
	});
}
