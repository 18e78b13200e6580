/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { CredentialStore } from '../support/credentialsHelper';
import type { NodeRun } from '../support/workflow';
import { idOf, runTrial } from './operations';
import { startProxy, type SeenRequest } from './proxy';
import type { Prepared } from './schedule';
import type { Arrived, Stage } from './stage';

/** What became of a schedule. */
export interface Played extends Prepared {
	seen: SeenRequest[];
	/** What the system has carried out. */
	applied: Arrived[];
	run?: NodeRun;
	/** Sessions that were ended on purpose. */
	endings: number;
	/** When the user stopped the execution. */
	cancelledAt?: number;
	/** What no error may hold. */
	secrets: string[];
	deviations: string[];
}

/** Longer than the longest wait that a server may ask for, and the requests around it. */
const longestRun = 100_000;

export async function play(stage: Stage, prepared: Prepared): Promise<Played> {
	const { schedule, trial } = prepared;
	const { system, items, options, onError, faults, cancelAt } = schedule;
	stage.reset(system, idOf(trial.operation));
	const secrets = new Set([...stage.secretsOf(system), ...passwordsIn(trial)]);
	let endings = 0;
	let cancelledAt: number | undefined;
	let cancel = () => {};
	const proxy = await startProxy({
		target: stage.url,
		plan: faults,
		endSession: async (how) => {
			endings++;
			for (const secret of stage.secretsOf(system)) secrets.add(secret);
			await stage.endSession(system, how);
		},
		onRequest: (number) => {
			if (number !== cancelAt) return;
			cancelledAt = Date.now();
			cancel();
		},
	});
	try {
		const running = runTrial(trial, {
			items,
			options,
			onError,
			store: throughProxy(stage.store(), stage.url, proxy.url),
			onStart: (stop) => {
				cancel = stop;
			},
		});
		const run = await inTime(running);
		// What a cancelled execution leaves behind must come to rest by itself.
		if (cancelledAt !== undefined) await pause(400);
		// A request that nobody waits for any more may still be on its way to the system.
		await proxy.idle();
		for (const secret of stage.secretsOf(system)) secrets.add(secret);
		return {
			...prepared,
			seen: proxy.seen,
			applied: stage.hasSessions ? proxy.seen.filter(({ accepted }) => accepted) : stage.arrived(),
			run,
			endings,
			cancelledAt,
			secrets: [...secrets],
			deviations: stage.deviations(),
		};
	} finally {
		await proxy.stop();
	}
}

/** What the sample gives to fields that are masked in the editor. */
function passwordsIn({ operation, parameters }: Prepared['trial']): string[] {
	return operation.fields
		.filter(({ typeOptions }) => typeOptions?.password)
		.map(({ name, collection }) => {
			const holder = (collection === undefined ? parameters : parameters[collection]) as
				| Record<string, unknown>
				| undefined;
			return holder?.[name];
		})
		.filter((value): value is string => typeof value === 'string' && value !== '' && !value.startsWith('='));
}

const pause = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function inTime(running: Promise<NodeRun>): Promise<NodeRun | undefined> {
	let stop = () => {};
	const late = new Promise<undefined>((resolve) => {
		const timer = setTimeout(() => resolve(undefined), longestRun);
		stop = () => clearTimeout(timer);
	});
	const run = await Promise.race([running, late]);
	stop();
	return run;
}

function throughProxy(store: CredentialStore, from: string, to: string): CredentialStore {
	const address = { archer: 'baseUrl', softExpert: 'baseUrl', assureSign: 'host' } as const;
	for (const [name, field] of Object.entries(address)) {
		const credential = store.get(name);
		store.set(name, { ...credential, [field]: String(credential[field]).replace(from, to) });
	}
	return store;
}
