import type { IDataObject } from 'n8n-workflow';
import { systems } from '../../index';
import type { SystemName } from '../support/methods';
import { generator, pick, type Random } from '../support/random';
import { faultKinds, faultNames } from './faults';
import { calmRun, idOf, type Calm, type Trial, type Trials } from './operations';
import type { PlannedFault } from './proxy';
import type { Stage } from './stage';

/** Everything that a run needs to be repeated; cases.json holds those that once found something. */
export interface Schedule {
	seed: number;
	system: SystemName;
	operation: string;
	items: number;
	options: IDataObject;
	onError: 'continueErrorOutput' | 'stopWorkflow';
	faults: PlannedFault[];
	/** The user stops the execution when the request of this number arrives. */
	cancelAt?: number;
}

export interface Prepared {
	schedule: Schedule;
	trial: Trial;
	calm: Calm;
}

const names = Object.keys(systems) as SystemName[];

const otherwise = { items: 1, onError: 'continueErrorOutput' } as const;

export async function prepare(stage: Stage, trials: Trials, schedule: Schedule): Promise<Prepared> {
	const trial = await trials.of(stage, schedule.system, schedule.operation);
	const items = trial.operation.effect === 'read' || trial.marked ? schedule.items : otherwise.items;
	const calm = await calmRun(stage, trial, items, schedule.options);
	return { schedule: { ...schedule, items }, trial, calm };
}

/** The schedule of a seed: operation, items, options and faults all follow from it. */
export async function scheduleOf(
	stage: Stage,
	trials: Trials,
	seed: number,
	only?: SystemName,
): Promise<Prepared> {
	const random = generator(seed);
	const system = only ?? pick(random, names);
	const trial = await chosen(stage, trials, system, random);
	const many = trial.operation.effect === 'read' || trial.marked;
	const kinds = Array.from({ length: 1 + random(4) }, () =>
		random(12) === 0 ? 'gone' : pick(random, faultsOf(system, stage)),
	);
	const isSlow = kinds.some((kind) => faultKinds[kind]?.slow);
	const options = {
		maximumAnswerSize: 1,
		...(isSlow ? { timeout: 1 } : {}),
		...(random(2) === 0 ? { parallelRequests: pick(random, [1, 2, 4, 8]) } : {}),
		...(trial.operation.batch && random(2) === 0 ? { itemsPerRequest: pick(random, [1, 2, 3]) } : {}),
	};
	const base: Schedule = {
		seed,
		system,
		operation: idOf(trial.operation),
		items: many ? 1 + random(5) : 1,
		options,
		onError: random(8) === 0 ? 'stopWorkflow' : otherwise.onError,
		faults: [],
	};
	const prepared = await prepare(stage, trials, base);
	const reach = prepared.calm.requests + 2;
	const faults = kinds.map(
		(kind): PlannedFault => ({
			at: random(reach),
			kind,
			variant: random(faultKinds[kind]?.variants ?? 8),
			passes: random(2) === 0,
		}),
	);
	const cancelAt = random(25) === 0 ? random(reach) : undefined;
	return { ...prepared, schedule: { ...prepared.schedule, faults: onePerRequest(faults), cancelAt } };
}

/**
 * SoftExpert answers in texts of its own, so any text in place of its result is one that it may have said. A system without
 * sessions has none to end.
 */
function faultsOf(system: SystemName, { hasSessions }: Stage): string[] {
	return faultNames.filter(
		(name) =>
			!(system === 'softExpert' && /(?:no|text)-result$/.test(name)) &&
			(hasSessions || faultKinds[name].session === undefined),
	);
}

/** Changes more often than reads, and what the sandbox refuses only now and then. */
async function chosen(stage: Stage, trials: Trials, system: SystemName, random: Random): Promise<Trial> {
	const wantsRead = random(3) === 0;
	const takesRefusal = random(8) === 0;
	const candidates = systems[system].operations.filter(({ effect }) => (effect === 'read') === wantsRead);
	for (;;) {
		const trial = await trials.of(stage, system, idOf(pick(random, candidates)));
		if (takesRefusal || (await works(stage, trials, trial))) return trial;
	}
}

const working = new WeakMap<Trials, Map<string, Promise<Calm>>>();

async function works(stage: Stage, trials: Trials, trial: Trial): Promise<boolean> {
	const known = working.get(trials) ?? new Map<string, Promise<Calm>>();
	working.set(trials, known);
	const key = `${trial.system} ${idOf(trial.operation)}`;
	const calm = known.get(key) ?? calmRun(stage, trial, 1, {});
	known.set(key, calm);
	return (await calm).outcome === 'done';
}

function onePerRequest(faults: PlannedFault[]): PlannedFault[] {
	return faults.filter(({ at }, index) => faults.findIndex((one) => one.at === at) === index);
}
