import type { AskedValue, LookedUp, OperationContext, TaskLookUp } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { textOf } from '../content/given';
import { barelyKnown } from './definitions';
import { metadataOf } from './metadata';
import { metadataMethods } from './methods';
import type { Known, Metadata, Named, Person } from './model';
import { applicationCalled, fieldCalled, isId, levelCalled, personCalled, valueCalled } from './names';

/** What the By Name modes of the pickers mean: of all items together no more is asked than of one. */

type Find = (metadata: Metadata, asked: AskedValue) => Promise<Known<Named>>;

function byName(find: Find, beside?: string[]): TaskLookUp {
	return {
		uses: metadataMethods,
		beside,
		perform: async (asked: AskedValue[], context: OperationContext) => {
			const metadata = metadataOf(context);
			return await Promise.all(asked.map(async (one) => identified(await find(metadata, one))));
		},
	};
}

function identified({ found, failure }: Known<Named>): LookedUp {
	return failure ? { failure } : { found: found.id };
}

export const applicationByName = byName(
	async (metadata, { value, label }) => await applicationCalled(metadata, value, label),
);

/** Fields and levels mean something in an application only: `application` is the parameter that names it. */
export function fieldByName(application: string): TaskLookUp {
	return byName(
		async (metadata, { value, beside, label }) => {
			const applicationId = Number(textOf(beside[application]));
			if (!applicationId) return { failure: withoutApplication(label) };
			const levelId = Number(textOf(beside.levelId)) || undefined;
			return await fieldCalled(metadata, applicationId, value, label, levelId);
		},
		[application, 'levelId'],
	);
}

export function levelByName(application: string): TaskLookUp {
	return byName(
		async (metadata, { value, beside, label }) =>
			await levelCalled(metadata, Number(textOf(beside[application])), value, label),
		[application],
	);
}

export function personByName(kind: Person['kind']): TaskLookUp {
	return byName(async (metadata, { value, label }) => await personCalled(metadata, kind, value, label));
}

/** Of the field that the parameter `field` names. Where nothing is known of the field, its list still is. */
export function valueByName(application: string, field: string): TaskLookUp {
	return byName(
		async (metadata, { value, beside, label }) => {
			const [applicationId, fieldId] = [application, field].map((name) => textOf(beside[name]));
			const known = isId(applicationId)
				? await fieldCalled(metadata, Number(applicationId), fieldId, label)
				: { found: barelyKnown({ id: Number(fieldId), name: fieldId }) };
			return known.failure ? known : await valueCalled(metadata, known.found, value, label);
		},
		[application, field],
	);
}

function withoutApplication(label: string): Failure {
	return parameterFailure(
		label,
		`'${label}' is given by its name, which only its application can tell, and that is not given`,
		'Choose the application, or give the ID.',
	);
}
